import type { ClassIndex } from "./class-index.js";

/** What precision, recall and their relatives are computed from; one entry per class of the index. */
export interface ClassCounts {
  /** Samples of the class that were predicted as the class. */
  readonly hits: Float64Array;
  /** Samples that were predicted as the class. */
  readonly predicted: Float64Array;
  /** Samples of the class. */
  readonly actual: Float64Array;
}

/** Counts hits, predictions and samples of each class; pairs outside the index are passed over side by side. */
export function countPerClass(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  index: ClassIndex,
): ClassCounts {
  const size = index.classes.length;
  const hits = new Float64Array(size);
  const predicted = new Float64Array(size);
  const actual = new Float64Array(size);
  for (let i = 0; i < labels.length; i++) {
    const row = index.position(labels[i]!);
    const column = index.position(predictions[i]!);
    if (row >= 0) actual[row]! += 1;
    if (column >= 0) predicted[column]! += 1;
    if (row >= 0 && row === column) hits[row]! += 1;
  }
  return { hits, predicted, actual };
}
