import { confusionHeatmap, digitGallery, learningCurves, toPng, toSvg } from "@mnistlab/plots";
import type { ScoresResult } from "../experiment/steps/measure-predictions.js";
import type { TrainingResult } from "../experiment/steps/train-network.js";

/** The pictures of a run, as far as there is something to draw. */
export interface Pictures {
  /** Accuracy by epoch, SVG. */
  accuracy?: string;
  /** Loss by epoch, SVG. */
  loss?: string;
  /** The confusion matrix, SVG. */
  confusion?: string;
  /** The misread digits, PNG. */
  errors?: Uint8Array;
  /** What {@link errors} shows, in words. */
  errorsDescription?: string;
}

/** The most misread digits that a picture shows. */
export const shownMisreadings = 60;

/** The curves of a training of which at least one epoch is complete. */
export async function trainingPictures({ history }: TrainingResult): Promise<Pictures> {
  const [accuracy, loss] = await Promise.all([
    toSvg(learningCurves(history, { metric: "accuracy" })),
    toSvg(learningCurves(history, { metric: "loss" })),
  ]);
  return { accuracy, loss };
}

/** The confusion matrix and, if there are any, the digits that are misread, the most confident mistakes first. */
export async function scorePictures({ confusionMatrix, misreadings }: ScoresResult): Promise<Pictures> {
  const confusion = await toSvg(confusionHeatmap(confusionMatrix));
  if (misreadings.length === 0) return { confusion };
  const shown = misreadings.slice(0, shownMisreadings);
  const gallery = digitGallery(
    shown.map(({ image }) => image),
    {
      title: "Misread digits",
      columns: 10,
      labels: shown.map(({ label }) => label),
      predictions: shown.map(({ predicted }) => predicted),
    },
  );
  return { confusion, errors: await toPng(gallery, { scale: 2 }), errorsDescription: gallery.description };
}
