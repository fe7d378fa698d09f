import type { Average } from "./average.js";
import { averageScores } from "./internal/average-scores.js";
import { checkClassPairs } from "./internal/check-class-pairs.js";
import { chosenLabels } from "./internal/chosen-labels.js";
import { classIndex, presentClasses } from "./internal/class-index.js";
import { countPerClass } from "./internal/count-per-class.js";
import { checkBeta, checkZeroDivision, scoresFromCounts } from "./internal/scores-from-counts.js";
import { MetricsError } from "./metrics-error.js";

/** Options of {@link precisionRecallFscoreSupport}. */
export interface PrecisionRecallFscoreOptions {
  /**
   * One number over all classes, or `null` for one number per class.
   * @default null
   */
  average?: Average | null;
  /**
   * How many times as much recall counts as precision in the F-score, in [0, Infinity].
   * @default 1
   */
  beta?: number;
  /**
   * Classes to score, in this order; others are left out of averages. A class that never occurs gets `zeroDivision`. Not used by `"binary"`.
   * @default every class that occurs, ascending
   */
  labels?: ArrayLike<number>;
  /**
   * The class that `average: "binary"` scores.
   * @default 1
   */
  posLabel?: number;
  /**
   * The score where its denominator is 0: 0, 1, or `NaN`, which averages pass over.
   * @default 0
   */
  zeroDivision?: number;
}

/** Scores of each class; entry i of every array belongs to `classes[i]`. */
export interface ClassScores {
  /** Class indices in the order of the other arrays. */
  classes: number[];
  /** Share of a class's predictions that are right, in [0, 1]. */
  precision: number[];
  /** Share of a class's samples that were found, in [0, 1]. */
  recall: number[];
  /** Weighted harmonic mean of precision and recall, in [0, 1]. */
  fscore: number[];
  /** Number of samples of each class. */
  support: number[];
}

/** Scores averaged over classes. An average has no support. */
export interface AverageScores {
  precision: number;
  recall: number;
  fscore: number;
  support: null;
}

/**
 * Precision tp / (tp + fp), recall tp / (tp + fn), their F-score and the number of samples, per class or averaged.
 *
 * Equals scikit-learn's `precision_recall_fscore_support` (1.9); there is no warning where `zeroDivision` steps in.
 *
 * @param labels - True class indices, shape [n].
 * @param predictions - Predicted class indices, shape [n].
 * @throws {MetricsError} `LENGTH_MISMATCH` if the lengths differ, `EMPTY_INPUT` if there is no sample or no label, `UNKNOWN_LABEL` if two
 * classes occur and `posLabel` is neither, `INVALID_ARGUMENT` if a value is not an integer, an option is outside its range, or
 * `average: "binary"` meets more than two classes.
 * @example
 * const { precision } = precisionRecallFscoreSupport([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], { average: "macro" });
 * precision.toFixed(4); // "0.2222"
 */
export function precisionRecallFscoreSupport(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options?: PrecisionRecallFscoreOptions & { average?: null },
): ClassScores;
export function precisionRecallFscoreSupport(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options: PrecisionRecallFscoreOptions & { average: Average },
): AverageScores;
export function precisionRecallFscoreSupport(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options?: PrecisionRecallFscoreOptions,
): ClassScores | AverageScores;
export function precisionRecallFscoreSupport(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options: PrecisionRecallFscoreOptions = {},
): ClassScores | AverageScores {
  const { average = null, beta = 1, posLabel = 1, zeroDivision = 0 } = options;
  checkClassPairs(labels, predictions);
  checkBeta(beta);
  checkZeroDivision(zeroDivision);
  const present = presentClasses(labels, predictions);
  const classes =
    average === "binary" ? [positiveClass(present, posLabel)] : options.labels ? chosenLabels(options.labels) : present;
  const counts = countPerClass(labels, predictions, classIndex(classes));
  if (average !== null) return { ...averageScores(counts, average, beta, zeroDivision), support: null };
  return { classes, ...scoresFromCounts(counts, beta, zeroDivision), support: Array.from(counts.actual) };
}

function positiveClass(present: readonly number[], posLabel: number): number {
  if (present.length > 2) {
    throw new MetricsError(
      "INVALID_ARGUMENT",
      `[metrics] expected at most 2 classes for average "binary", found ${present.length}: choose "micro", "macro", "weighted" or null.`,
    );
  }
  if (present.length === 2 && !present.includes(posLabel)) {
    throw new MetricsError(
      "UNKNOWN_LABEL",
      `[metrics] expected posLabel to be ${present.join(" or ")}, found ${posLabel}: name the class to score.`,
    );
  }
  return posLabel;
}
