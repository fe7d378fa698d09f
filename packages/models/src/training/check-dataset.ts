import type { Dataset } from "@mnistlab/datasets";
import { ModelError } from "../model-error.js";
import type { Classifier } from "./classifier.js";
import { isDataset, notImages } from "./is-dataset.js";

/**
 * Throws unless there is a data set with images, of the shape that a model takes, and labels among the model's classes.
 *
 * @param what - What the data set is for, for the message: "the training data", say.
 * @throws {ModelError} `INVALID_ARGUMENT`, `EMPTY_DATASET`, `SHAPE_MISMATCH` or `LABEL_OUT_OF_RANGE`.
 */
export function checkDataset(dataset: Dataset, { inputShape, classes }: Classifier, what: string): void {
  if (!isDataset(dataset)) throw notImages(what, "a Dataset", dataset);
  if (dataset.length === 0) {
    throw new ModelError("EMPTY_DATASET", `[models] ${what} must have at least one image, found none.`);
  }
  checkImageShape(dataset.shape, inputShape, what);
  const { labels } = dataset;
  const index = labels.findIndex((label) => label >= classes);
  if (index >= 0) {
    throw new ModelError(
      "LABEL_OUT_OF_RANGE",
      `[models] labels of ${what} must be below ${classes}, the number of the model's classes; found ${labels[index]} at ` +
        `index ${index}: build the model with more classes or choose other data.`,
    );
  }
}

/** Throws `SHAPE_MISMATCH` unless `shape` fits `inputShape`, in which -1 takes any size. */
export function checkImageShape(shape: readonly number[], inputShape: readonly number[], what: string): void {
  if (shape.length === inputShape.length && inputShape.every((size, i) => size === -1 || size === shape[i])) return;
  const expected = inputShape.map((size) => (size === -1 ? "any" : size)).join(", ");
  throw new ModelError(
    "SHAPE_MISMATCH",
    `[models] images of ${what} must have the model's input shape [${expected}], found [${shape.join(", ")}]: ` +
      "build the model with that inputShape or choose other data.",
  );
}
