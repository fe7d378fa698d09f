import {
  type ClassificationReportObjectOptions,
  classificationReportObject,
  type ReportScores,
} from "./classification-report-object.js";
import { formatFixed } from "./internal/format-fixed.js";
import { MetricsError } from "./metrics-error.js";

/** Options of {@link classificationReport}. */
export interface ClassificationReportOptions extends ClassificationReportObjectOptions {
  /**
   * Decimals of the scores, an integer in [0, 98].
   * @default 2
   */
  digits?: number;
}

/**
 * The main classification metrics as text: a line per class, accuracy and averages.
 *
 * Equal to the character to what scikit-learn's `classification_report` (1.9) returns: the line `accuracy` becomes `micro avg` when `labels`
 * leaves out a class that occurs, and supports end in `.0` when no prediction is right.
 *
 * @param labels - True class indices, shape [n].
 * @param predictions - Predicted class indices, shape [n].
 * @throws {MetricsError} `LENGTH_MISMATCH` if the lengths differ or there are not as many names as classes, `EMPTY_INPUT` if there is no
 * sample or no label, `INVALID_ARGUMENT` if a value is not an integer or an option is outside its range.
 * @example
 * console.log(classificationReport([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], { targetNames: ["cat", "dog", "owl"] }));
 * //               precision    recall  f1-score   support
 * //
 * //          cat       0.50      1.00      0.67         1
 * //          dog       0.00      0.00      0.00         1
 * //          owl       1.00      0.67      0.80         3
 * //
 * //     accuracy                           0.60         5
 * //    macro avg       0.50      0.56      0.49         5
 * // weighted avg       0.70      0.60      0.61         5
 */
export function classificationReport(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  options: ClassificationReportOptions = {},
): string {
  const { digits = 2 } = options;
  checkDigits(digits);
  const report = classificationReportObject(labels, predictions, options);
  const width = Math.max(...report.classes.map(({ name }) => characters(name)), "weighted avg".length, digits);
  const supportDecimals = someAreRight(labels, predictions) ? 0 : 1;

  const line = (heading: string, ...cells: string[]) =>
    `${" ".repeat(width - characters(heading))}${heading} ${cells.map((cell) => ` ${cell.padStart(9)}`).join("")}\n`;
  const scores = (heading: string, { precision, recall, f1Score, support }: ReportScores) =>
    line(
      heading,
      ...[precision, recall, f1Score].map((score) => formatFixed(score, digits)),
      support.toFixed(supportDecimals),
    );

  const { classes, accuracy, microAverage, macroAverage, weightedAverage } = report;
  return [
    line("", "precision", "recall", "f1-score", "support"),
    "\n",
    ...classes.map((scoresOfClass) => scores(scoresOfClass.name, scoresOfClass)),
    "\n",
    accuracy === null
      ? scores("micro avg", microAverage)
      : line("accuracy", "", "", formatFixed(accuracy, digits), microAverage.support.toFixed(supportDecimals)),
    scores("macro avg", macroAverage),
    scores("weighted avg", weightedAverage),
  ].join("");
}

function checkDigits(digits: number): void {
  if (Number.isInteger(digits) && digits >= 0 && digits <= 98) return;
  throw new MetricsError("INVALID_ARGUMENT", `[metrics] expected digits to be an integer in [0, 98], found ${digits}.`);
}

/** Length as Python counts it: code points, not UTF-16 units. */
function characters(text: string): number {
  return [...text].length;
}

/** scikit-learn counts in floating point, and prints so, when not one prediction is right. */
function someAreRight(labels: ArrayLike<number>, predictions: ArrayLike<number>): boolean {
  for (let i = 0; i < labels.length; i++) if (labels[i] === predictions[i]) return true;
  return false;
}
