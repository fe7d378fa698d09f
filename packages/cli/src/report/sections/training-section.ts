import type { RunRecord } from "../../experiment/run-record.js";
import { kerasNumber } from "../../format/keras-lines.js";
import { count, counted, duration, percent } from "../../format/numbers.js";
import type { Pictures } from "../../run-directory/pictures.js";
import { figure, inlineSvg } from "../figures.js";
import { type Html, html } from "../html.js";
import { section } from "../section.js";
import { table } from "../table.js";

/** How the training went, epoch by epoch. */
export function trainingSection({ results, options }: RunRecord, { accuracy, loss }: Pictures): Html | undefined {
  const { training } = results;
  if (!training) return undefined;
  const { history, epochs, samples, validationSamples, stepsPerEpoch, epochSeconds } = training;
  const reached = history.val_accuracy?.at(-1);
  const heading =
    reached === undefined
      ? "The training was stopped in its first epoch"
      : `After ${epochs < options.epochs ? `${epochs} of ` : ""}${counted(options.epochs, "epoch")} the validation accuracy is ${percent(reached)}`;
  return section(
    "training",
    heading,
    html`<p>Adam, sparse categorical cross-entropy. Each epoch takes ${counted(stepsPerEpoch, "step")} of up to ${count(options.batchSize)} images through ${count(samples)} images; the last ${count(validationSamples)} validate and are never trained on.</p>`,
    epochs === 0
      ? undefined
      : table(
          [
            { title: "Epoch", cell: (i) => i + 1 },
            { title: "Loss", cell: (i) => kerasNumber(history.loss[i]!) },
            { title: "Accuracy", cell: (i) => kerasNumber(history.accuracy[i]!) },
            { title: "Val. loss", cell: (i) => kerasNumber(history.val_loss?.[i] ?? Number.NaN) },
            { title: "Val. accuracy", cell: (i) => kerasNumber(history.val_accuracy?.[i] ?? Number.NaN) },
            { title: "Time", cell: (i) => duration(epochSeconds[i]!) },
          ],
          history.loss.map((_, i) => i),
        ),
    accuracy &&
      figure(
        inlineSvg(accuracy),
        "Accuracy by epoch. Training accuracy is taken while dropout silences a fifth of the dense units, so validation can be ahead of it.",
        "curves",
      ),
    loss &&
      figure(
        inlineSvg(loss),
        "Loss by epoch. Validation that rises while training falls would mean that the network learns its images by heart.",
        "curves",
      ),
  );
}
