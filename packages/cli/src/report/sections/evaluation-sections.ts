import type { ReportScores } from "@mnistlab/metrics";
import type { RunRecord } from "../../experiment/run-record.js";
import { count, percent } from "../../format/numbers.js";
import { type Pictures, shownMisreadings } from "../../run-directory/pictures.js";
import { digitPicture, figure, inlinePng, inlineSvg } from "../figures.js";
import { type Html, html } from "../html.js";
import { probability } from "../probability.js";
import { section } from "../section.js";
import { table } from "../table.js";

type Results = RunRecord["results"];

/** How well the network does on images that it has never seen. */
export function evaluationSections({ results }: RunRecord, pictures: Pictures): (Html | undefined)[] {
  const { evaluation, prediction, predictions, scores, weights, data } = results;
  return [
    evaluation && evaluationSection(evaluation, data?.test.length ?? 0),
    prediction && predictionSection(prediction),
    predictions && predictionsSection(predictions),
    scores && scoresSection(scores, pictures),
    weights === undefined ? undefined : weightsSection(weights),
  ];
}

function evaluationSection({ loss, accuracy }: NonNullable<Results["evaluation"]>, images: number): Html {
  return section(
    "evaluation",
    `${percent(accuracy)} of the ${count(images)} test digits are read right`,
    html`<p>Test loss ${loss.toFixed(4)}, test accuracy ${accuracy.toFixed(4)}. The test images took no part in the training.</p>`,
  );
}

function predictionSection({ image, label, predicted, probabilities }: NonNullable<Results["prediction"]>): Html {
  const verdict = predicted === label ? "rightly" : "wrongly";
  const rows = probabilities.map((value, digit) => ({ value, digit }));
  return section(
    "prediction",
    `The first test digit is a ${label}, and is ${verdict} read as ${predicted}`,
    html`<div class="beside">
${digitPicture(image, `The first test image, a handwritten ${label}`)}
${table(
  [
    { title: "Class", cell: ({ digit }) => digit },
    { title: "Probability", cell: ({ value }) => probability(value) },
    {
      title: "",
      cell: ({ value }) => html`<span class="bar" style="width:${(100 * value).toFixed(1)}%"></span>`,
      isNumber: false,
    },
  ],
  rows,
  ({ digit }) => digit === predicted,
)}
</div>`,
  );
}

function predictionsSection({ images, labels, predicted }: NonNullable<Results["predictions"]>): Html {
  const right = labels.filter((label, i) => label === predicted[i]).length;
  const digits = images.map((image, i) => {
    const isRight = labels[i] === predicted[i];
    const caption = isRight ? `${labels[i]}` : `${labels[i]} → ${predicted[i]}`;
    return html`<li class="${isRight ? "" : "wrong"}">${digitPicture(image, `A handwritten ${labels[i]}`)}<span>${caption}</span></li>`;
  });
  return section(
    "predictions",
    `Of the first ten test digits ${right === 10 ? "all ten" : right} are read right`,
    html`<ol class="digits">${digits}</ol>
<pre>Predicted [${predicted.join(" ")}]
True      [${labels.join(" ")}]</pre>`,
  );
}

function scoresSection(
  { accuracy, misreadings, report, confusionMatrix }: NonNullable<Results["scores"]>,
  { confusion, errors, errorsDescription }: Pictures,
): Html {
  const total = confusionMatrix.flat().reduce((sum, value) => sum + value, 0);
  const shown = Math.min(misreadings.length, shownMisreadings);
  const rows: (ReportScores & { name: string })[] = [
    ...report.classes,
    { name: "macro average", ...report.macroAverage },
    { name: "weighted average", ...report.weightedAverage },
  ];
  return section(
    "scores",
    `${count(misreadings.length)} of ${count(total)} digits are misread`,
    html`<p>Accuracy score ${percent(accuracy)}.</p>`,
    confusion &&
      figure(
        inlineSvg(confusion),
        "Rows are what the digits are, columns what they were read as: off the diagonal stand the mistakes.",
        "sheet",
      ),
    table(
      [
        { title: "Class", cell: ({ name }) => name, isNumber: false },
        { title: "Precision", cell: ({ precision }) => precision.toFixed(4) },
        { title: "Recall", cell: ({ recall }) => recall.toFixed(4) },
        { title: "F1 score", cell: ({ f1Score }) => f1Score.toFixed(4) },
        { title: "Support", cell: ({ support }) => count(support) },
      ],
      rows,
    ),
    errors &&
      figure(
        inlinePng(errors, errorsDescription ?? ""),
        `${shown === misreadings.length ? "All misread digits" : `${shown} of the ${count(misreadings.length)} misread digits`}, the most confident mistakes first: what it is → what it was read as.`,
        "sheet gallery",
      ),
  );
}

function weightsSection(sha256: string): Html {
  return section(
    "weights",
    "The same seed gives the same network, bit for bit",
    html`<p>SHA-256 of all weight bytes:</p><p><code class="hash">${sha256}</code></p>`,
  );
}
