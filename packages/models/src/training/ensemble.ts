import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import { argMaxRows } from "./arg-max-rows.js";
import { classifierOf } from "./classifier.js";
import { type Prediction, type PredictOptions, predict } from "./predict.js";

/** Several classifiers that answer together. */
export interface Ensemble {
  /** The classifiers, as they were given. */
  readonly models: readonly LayersModel[];
  /** As `predict` of one model: the mean of all models' probabilities, and the class that it is largest for. */
  predict(images: Uint8Array | Dataset, options?: PredictOptions): Promise<Prediction>;
  /** Disposes all models. */
  dispose(): void;
}

/**
 * Several classifiers as one: their probabilities are averaged, which evens out what each got wrong by chance.
 *
 * Hansen & Salamon, "Neural network ensembles", 1990. The models stay the caller's.
 *
 * @param models - At least one, for images of the same shape and the same classes.
 * @throws {ModelError} `INVALID_ARGUMENT` for no model; `UNSUPPORTED_MODEL` for one that is no classifier or of another shape
 * than the first.
 * @example
 * const { classes } = await ensemble([model, another]).predict(dataset);
 */
export function ensemble(models: readonly LayersModel[]): Ensemble {
  const all = [...models];
  if (all.length === 0) throw new ModelError("INVALID_ARGUMENT", "[models] expected at least one model, found none.");
  const shapes = all.map((model) => {
    const { inputShape, classes } = classifierOf(model);
    return `[${inputShape.join(", ")}] → ${classes} classes`;
  });
  const other = shapes.findIndex((shape) => shape !== shapes[0]);
  if (other >= 0) {
    throw new ModelError(
      "UNSUPPORTED_MODEL",
      `[models] expected models of one kind, ${shapes[0]} as the first; found ${shapes[other]} in model ${other}.`,
    );
  }
  return {
    models: all,
    async predict(images, options) {
      const predictions: Prediction[] = [];
      for (const model of all) predictions.push(await predict(model, images, options));
      const { shape } = predictions[0]!;
      const probabilities = meanOf(predictions.map((prediction) => prediction.probabilities));
      return { classes: argMaxRows(probabilities, ...shape), probabilities, shape };
    },
    dispose() {
      for (const model of all) model.dispose();
    },
  };
}

/** Sums in float64 in the order of the lists, rounded once. */
function meanOf(lists: readonly Float32Array[]): Float32Array {
  return Float32Array.from(lists[0]!, (_, i) => {
    let sum = 0;
    for (const list of lists) sum += list[i]!;
    return sum / lists.length;
  });
}
