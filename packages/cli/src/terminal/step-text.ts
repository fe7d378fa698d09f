import { toTerminal } from "@mnistlab/datasets";
import { formatParameterTable } from "@mnistlab/models";
import type { ResultEvent } from "../experiment/experiment-event.js";
import type { StepName } from "../experiment/step.js";
import type { StepResults } from "../experiment/step-results.js";
import { count, megabytes, percent } from "../format/numbers.js";
import { matrixText, probabilitiesText, shapeText, vectorText } from "../format/numpy-text.js";
import { paramsText } from "../format/params-text.js";

/** What a terminal can show. */
export type TerminalColor = "truecolor" | "ansi256" | "plain";

/** How each step's result reads in the terminal: what the lab sheet prints. */
const texts: { readonly [S in StepName]: (result: StepResults[S], color: TerminalColor) => string } = {
  data: ({ all, train, test }) => {
    const [height, width] = all.train.shape;
    const lines = [
      `X_train shape ${shapeText([all.train.length, height, width])}`,
      `y_train shape ${shapeText([all.train.length])}`,
      `X_test shape ${shapeText([all.test.length, height, width])}`,
      `y_test shape ${shapeText([all.test.length])}`,
    ];
    const isPart = train.length < all.train.length || test.length < all.test.length;
    return [
      ...lines,
      ...(isPart ? [`This run uses ${count(train.length)} and ${count(test.length)} of them.`] : []),
    ].join("\n");
  },
  digit: ({ index, label, image }, color) =>
    `${toTerminal(image, { width: 28, height: 28, color })}\nTraining image ${index}: a ${label}`,
  format: ({ trainShape, testShape, bytes, floatBytes }) =>
    [
      `Training matrix shape ${shapeText(trainShape)}`,
      `Testing matrix shape ${shapeText(testShape)}`,
      `The pixels stay uint8 (${megabytes(bytes)}); each batch becomes float32 in [0, 1] when it is needed.`,
      `A float32 copy of all of them would take ${megabytes(floatBytes)}.`,
    ].join("\n"),
  network: ({ summary }) => summary,
  parameters: (rows) => formatParameterTable(rows),
  training: () => "",
  evaluation: ({ loss, accuracy }) => `Test loss: ${loss}\nTest accuracy: ${accuracy}`,
  prediction: ({ label, probabilities }) =>
    `Actual class: ${label}\nClass Probabilities:\n${probabilitiesText(probabilities)}`,
  predictions: ({ predicted, labels }) => `Predicted ${vectorText(predicted)}\nTrue      ${vectorText(labels)}`,
  scores: ({ accuracy, confusionMatrix, reportText }) =>
    [
      `Accuracy: ${percent(accuracy, " ")}`,
      `\nConfusion Matrix (rows: true class, columns: predicted class):\n${matrixText(confusionMatrix)}`,
      `\nClassification Report:\n${reportText.trimEnd()}`,
    ].join("\n"),
  weights: (sha256) => `SHA-256 of all weight bytes: ${sha256}`,
  tuning: ({ best, validationImages }) =>
    best === undefined
      ? "No trial is complete."
      : `Best is trial ${best.number}: ${percent(best.value ?? 0, " ")} of ${count(validationImages)} validation images.\n` +
        paramsText(best.params),
};

/** What a step's result reads like in the terminal, lines without one at the end; empty if there is nothing to add. */
export function stepText(event: ResultEvent, color: TerminalColor): string {
  const text = texts[event.step] as (result: ResultEvent["result"], color: TerminalColor) => string;
  return text(event.result, color);
}
