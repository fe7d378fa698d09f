import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkBoolean, checkPositiveInteger } from "../checks.js";
import { createBatchFeeder } from "./batch-feeder.js";
import { createBreather } from "./breather.js";
import { checkDataset } from "./check-dataset.js";
import { compiledClassifierOf } from "./classifier.js";
import { evaluateBatches } from "./evaluate-batches.js";
import { type ClassResult, evaluateClasses } from "./evaluate-classes.js";
import type { LossAndAccuracy } from "./running-mean.js";

/** Options of `evaluate`. */
export interface EvaluateOptions {
  /** Images per batch: a matter of speed and memory, not of the result (beyond rounding). @default 128 */
  batchSize?: number;
  /** Ends the evaluation after the batch at work. @default none */
  signal?: AbortSignal;
  /** Whether to tell loss and accuracy of each class, too. @default false */
  perClass?: boolean;
}

/** Loss and accuracy of a data set, and of each of its classes. */
export interface ClassEvaluation extends LossAndAccuracy {
  /** One result per class of the data set, in the order of `dataset.classNames`. */
  readonly classes: readonly ClassResult[];
}

/**
 * Loss and accuracy of a classifier on a data set, means over its images; with `perClass` those of each class as well.
 *
 * Changes nothing and leaves no tensor behind.
 *
 * @param model - A classifier compiled with sparse categorical cross-entropy and accuracy, as `buildCnn` makes it.
 * @param dataset - Images of the model's input shape with labels below its number of classes.
 * @throws {ModelError} `INVALID_ARGUMENT`, `NOT_COMPILED`, `UNSUPPORTED_MODEL`, `EMPTY_DATASET`, `SHAPE_MISMATCH` or
 * `LABEL_OUT_OF_RANGE`.
 * @throws `signal.reason` if the signal ended it.
 * @example
 * const { loss, accuracy } = await evaluate(model, dataset);
 * const { classes } = await evaluate(model, dataset, { perClass: true });
 * classes[7].correct; // how many sevens it knows
 */
export function evaluate(
  model: LayersModel,
  dataset: Dataset,
  options: EvaluateOptions & { perClass: true },
): Promise<ClassEvaluation>;
export function evaluate(model: LayersModel, dataset: Dataset, options?: EvaluateOptions): Promise<LossAndAccuracy>;
export async function evaluate(
  model: LayersModel,
  dataset: Dataset,
  options: EvaluateOptions = {},
): Promise<LossAndAccuracy | ClassEvaluation> {
  const { batchSize = 128, signal, perClass = false } = options;
  checkPositiveInteger("batchSize", batchSize);
  checkBoolean("perClass", perClass);
  checkDataset(dataset, compiledClassifierOf(model), "the data");
  const feeder = createBatchFeeder(dataset.shape, Math.min(batchSize, dataset.length));
  const evaluateThese = perClass ? evaluateClasses : evaluateBatches;
  const result = await evaluateThese(model, dataset, batchSize, feeder, createBreather(), signal);
  if (!result) throw signal?.reason;
  return result;
}
