import { checkClassPairs } from "./internal/check-class-pairs.js";

/**
 * Share of predictions that equal their labels, in [0, 1].
 *
 * Equals scikit-learn's `accuracy_score`.
 *
 * @param labels - True class indices, shape [n].
 * @param predictions - Predicted class indices, shape [n].
 * @throws {MetricsError} `LENGTH_MISMATCH` if the lengths differ, `EMPTY_INPUT` if there is no sample, `INVALID_ARGUMENT` if a value is not
 * an integer.
 * @example
 * accuracyScore([1, 2, 3, 3], [1, 0, 3, 3]); // 0.75
 */
export function accuracyScore(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  checkClassPairs(labels, predictions);
  let correct = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === predictions[i]) correct++;
  return correct / labels.length;
}
