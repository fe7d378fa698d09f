import type { Average } from "./average.js";
import { averageScores } from "./internal/average-scores.js";
import { checkClassPairs } from "./internal/check-class-pairs.js";
import { chosenLabels } from "./internal/chosen-labels.js";
import { classIndex, presentClasses } from "./internal/class-index.js";
import { countPerClass } from "./internal/count-per-class.js";
import { checkZeroDivision, scoresFromCounts } from "./internal/scores-from-counts.js";
import { MetricsError } from "./metrics-error.js";

/** Options of {@link classificationReportObject}. */
export interface ClassificationReportObjectOptions {
  /**
   * Classes to report, in this order.
   * @default every class that occurs, ascending
   */
  labels?: ArrayLike<number>;
  /**
   * Names of the reported classes, in the same order.
   * @default the class indices
   */
  targetNames?: readonly string[];
  /**
   * The score where its denominator is 0: 0, 1, or `NaN`, which averages pass over.
   * @default 0
   */
  zeroDivision?: number;
}

/** One line of a classification report. */
export interface ReportScores {
  /** Share of the predictions that are right, in [0, 1]. */
  precision: number;
  /** Share of the samples that were found, in [0, 1]. */
  recall: number;
  /** Harmonic mean of precision and recall, in [0, 1]. */
  f1Score: number;
  /** Number of samples. */
  support: number;
}

/** The line of one class. */
export interface ClassReport extends ReportScores {
  /** Class index. */
  label: number;
  /** Name from `targetNames`, or the class index as text. */
  name: string;
}

/** A classification report as data. */
export interface ClassificationReport {
  /** One line per reported class, in order. */
  classes: ClassReport[];
  /** Share of correct predictions; `null` if `labels` leaves out a class that occurs. */
  accuracy: number | null;
  /** Scores of the summed counts; equal to the accuracy when that is not `null`. */
  microAverage: ReportScores;
  /** Mean over classes. */
  macroAverage: ReportScores;
  /** Mean over classes weighted by support. */
  weightedAverage: ReportScores;
}

/**
 * The main classification metrics as data: per class, and averaged in the usual three ways.
 *
 * The numbers of scikit-learn's `classification_report(…, output_dict=True)`, typed; {@link classificationReport} prints them.
 *
 * @param labels - True class indices, shape [n].
 * @param predictions - Predicted class indices, shape [n].
 * @throws {MetricsError} `LENGTH_MISMATCH` if the lengths differ or there are not as many names as classes, `EMPTY_INPUT` if there is no
 * sample or no label, `INVALID_ARGUMENT` if a value is not an integer or an option is outside its range.
 * @example
 * const report = classificationReportObject([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], { targetNames: ["cat", "dog", "owl"] });
 * report.accuracy; // 0.6
 * report.classes[2]; // { label: 2, name: "owl", precision: 1, recall: 2 / 3, f1Score: 0.8, support: 3 }
 */
export function classificationReportObject(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options: ClassificationReportObjectOptions = {},
): ClassificationReport {
  const { zeroDivision = 0 } = options;
  checkClassPairs(labels, predictions);
  checkZeroDivision(zeroDivision);
  const present = presentClasses(labels, predictions);
  const classes = options.labels ? chosenLabels(options.labels) : present;
  const names = options.targetNames ?? classes.map(String);
  checkNames(names, classes);

  const index = classIndex(classes);
  const counts = countPerClass(labels, predictions, index);
  const { precision, recall, fscore } = scoresFromCounts(counts, 1, zeroDivision);
  const support = counts.actual.reduce((sum, count) => sum + count, 0);
  const averaged = (average: Average): ReportScores => {
    const scores = averageScores(counts, average, 1, zeroDivision);
    return { precision: scores.precision, recall: scores.recall, f1Score: scores.fscore, support };
  };
  const microAverage = averaged("micro");
  const isComplete = present.every((label) => index.position(label) >= 0);
  return {
    classes: classes.map((label, i) => ({
      label,
      name: names[i]!,
      precision: precision[i]!,
      recall: recall[i]!,
      f1Score: fscore[i]!,
      support: counts.actual[i]!,
    })),
    accuracy: isComplete ? microAverage.f1Score : null,
    microAverage,
    macroAverage: averaged("macro"),
    weightedAverage: averaged("weighted"),
  };
}

function checkNames(names: readonly string[], classes: readonly number[]): void {
  if (names.length === classes.length) return;
  throw new MetricsError(
    "LENGTH_MISMATCH",
    `[metrics] expected ${classes.length} targetNames, one for each of the classes ${classes.join(", ")}, found ${names.length}: pass the option labels to report classes that do not occur.`,
  );
}
