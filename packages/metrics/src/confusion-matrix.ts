import { checkClassPairs } from "./internal/check-class-pairs.js";
import { chosenLabels } from "./internal/chosen-labels.js";
import { classIndex, presentClasses } from "./internal/class-index.js";
import { normalizeMatrix } from "./internal/normalize-matrix.js";
import { MetricsError } from "./metrics-error.js";

/** Options of {@link confusionMatrix}. */
export interface ConfusionMatrixOptions {
  /**
   * Classes in the order of rows and columns. Pairs with another label or prediction are not counted; a class that never occurs gets zeros.
   * @default every class that occurs, ascending
   */
  labels?: ArrayLike<number>;
  /**
   * What the shares add up to 1 over: each row (`"true"`), each column (`"pred"`) or the matrix (`"all"`). An empty row or column stays 0.
   * @default null (counts)
   */
  normalize?: "true" | "pred" | "all" | null;
}

/**
 * How often each class was predicted as each class: entry [i][j] counts samples of class i predicted as class j.
 *
 * Equals scikit-learn's `confusion_matrix`.
 *
 * @param labels - True class indices, shape [n].
 * @param predictions - Predicted class indices, shape [n].
 * @returns Rows of true classes, columns of predicted classes, shape [classes, classes].
 * @throws {MetricsError} `LENGTH_MISMATCH` if the lengths differ, `EMPTY_INPUT` if there is no sample or no label, `UNKNOWN_LABEL` if none of
 * `options.labels` occurs among the labels, `INVALID_ARGUMENT` if a value is not an integer or an option is unknown.
 * @example
 * confusionMatrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]); // [[2, 0, 0], [0, 0, 1], [1, 0, 2]]
 */
export function confusionMatrix(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options: ConfusionMatrixOptions = {},
): number[][] {
  checkClassPairs(labels, predictions);
  const classes = options.labels ? chosenLabels(options.labels) : presentClasses(labels, predictions);
  const index = classIndex(classes);
  const matrix = classes.map(() => new Array<number>(classes.length).fill(0));
  let known = 0;
  for (let i = 0; i < labels.length; i++) {
    const row = index.position(labels[i]!);
    if (row < 0) continue;
    known++;
    const column = index.position(predictions[i]!);
    if (column >= 0) matrix[row]![column]! += 1;
  }
  if (known === 0) {
    throw new MetricsError(
      "UNKNOWN_LABEL",
      `[metrics] expected at least one of the option labels (${classes.join(", ")}) among the true labels, found none.`,
    );
  }
  return normalizeMatrix(matrix, options.normalize ?? null);
}
