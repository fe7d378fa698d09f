import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkBoolean, checkIntegerWithin } from "../checks.js";
import { ModelError } from "../model-error.js";
import { evaluate } from "../training/evaluate.js";
import type { History } from "../training/history.js";
import { isDataset, notImages } from "../training/is-dataset.js";
import { train } from "../training/train.js";
import type { TrainOptions } from "../training/train-options.js";
import { type MeanAndDeviation, meanAndDeviation } from "./mean-and-deviation.js";

/** Options of `crossValidate`: those of `train`, and how the folds are dealt. */
export interface CrossValidateOptions extends Omit<TrainOptions, "validationData" | "signal"> {
  /** Number of folds, from 2 to the number of images. @default 5 */
  folds?: number;
  /** Whether every fold has the whole's proportions of classes. @default true */
  stratified?: boolean;
  /** Deals the images to the folds, and is the seed of each training. @default 0 */
  seed?: number;
  /** Ends the training or evaluation at work. @default none */
  signal?: AbortSignal;
  /** Is told of each fold when it is done. A promise that it returns is waited for. @default none */
  onFold?: (result: FoldResult) => void | Promise<void>;
}

/** What came of one fold. */
export interface FoldResult {
  /** From 0. */
  readonly fold: number;
  /** Loss on the images that the model was not trained on. */
  readonly loss: number;
  /** Accuracy on them, in [0, 1]. */
  readonly accuracy: number;
  /** Images trained on, a `validationSplit` included. */
  readonly trained: number;
  /** Images evaluated on. */
  readonly evaluated: number;
  readonly history: History;
}

/** What came of a cross-validation. */
export interface CrossValidation {
  readonly folds: readonly FoldResult[];
  /** Over the folds. */
  readonly accuracy: MeanAndDeviation;
  /** Over the folds. */
  readonly loss: MeanAndDeviation;
}

/**
 * How well a recipe does on images that it has not seen: for each of k parts of the data, a new model is trained on the others
 * and evaluated on this one.
 *
 * Stone, "Cross-validatory choice and assessment of statistical predictions", 1974. The same seed gives the same folds and
 * models, so two recipes can be compared fold by fold. The models are disposed, however it ends; no tensor is left behind.
 *
 * @param build - Makes the compiled model of a fold; is told its number, from 0.
 * @param dataset - All images.
 * @throws {ModelError} `INVALID_ARGUMENT`, and what `train` and `evaluate` throw.
 * @throws {DatasetError} `INVALID_ARGUMENT` if every class has fewer images than there are stratified folds.
 * @throws `signal.reason` if the signal ended it: some folds are no cross-validation.
 * @example
 * const { accuracy } = await crossValidate(() => buildCnn(options), dataset, { folds: 3, epochs: 2 });
 * console.log(`${accuracy.mean} ± ${accuracy.standardDeviation}`);
 */
export async function crossValidate(
  build: (fold: number) => LayersModel | Promise<LayersModel>,
  dataset: Dataset,
  options: CrossValidateOptions = {},
): Promise<CrossValidation> {
  const { folds = 5, stratified = true, onFold, ...trainOptions } = options;
  const { seed = 0, signal } = trainOptions;
  if (typeof build !== "function") {
    throw new ModelError("INVALID_ARGUMENT", `[models] build must be a function, found ${String(build)}.`);
  }
  if (!isDataset(dataset)) throw notImages("the data", "a Dataset", dataset);
  checkIntegerWithin("folds", folds, 2, dataset.length);
  checkBoolean("stratified", stratified);
  const results: FoldResult[] = [];
  for (const [fold, parts] of dataset.kFold(folds, { stratified, seed }).entries()) {
    signal?.throwIfAborted();
    const model = await build(fold);
    try {
      const { history, stopped } = await train(model, parts.train, { ...trainOptions, seed });
      if (stopped && signal?.aborted) throw signal.reason;
      const { loss, accuracy } = await evaluate(model, parts.validation, { ...(signal && { signal }) });
      const counts = { trained: parts.train.length, evaluated: parts.validation.length };
      results.push({ fold, loss, accuracy, ...counts, history });
    } finally {
      model.dispose();
    }
    await onFold?.(results.at(-1)!);
  }
  return {
    folds: results,
    accuracy: meanAndDeviation(results.map((result) => result.accuracy)),
    loss: meanAndDeviation(results.map((result) => result.loss)),
  };
}
