import { MetricsError } from "../metrics-error.js";
import type { ClassCounts } from "./count-per-class.js";

/** Precision, recall and F-score of each class. */
export interface Scores {
  precision: number[];
  recall: number[];
  fscore: number[];
}

/**
 * Scores of each class: hits / predicted, hits / actual, and (1 + β²)·hits / (β²·actual + predicted); `zeroDivision` where a divisor is 0.
 *
 * @param beta - In [0, Infinity]: 0 makes the F-score the precision, Infinity the recall.
 */
export function scoresFromCounts(counts: ClassCounts, beta: number, zeroDivision: number): Scores {
  const divide = (numerator: number, divisor: number) => (divisor === 0 ? zeroDivision : numerator / divisor);
  const hits = Array.from(counts.hits);
  const precision = hits.map((hit, i) => divide(hit, counts.predicted[i]!));
  const recall = hits.map((hit, i) => divide(hit, counts.actual[i]!));
  if (beta === 0) return { precision, recall, fscore: [...precision] };
  if (beta === Number.POSITIVE_INFINITY) return { precision, recall, fscore: [...recall] };
  const beta2 = beta * beta;
  const fscore = hits.map((hit, i) => divide((1 + beta2) * hit, beta2 * counts.actual[i]! + counts.predicted[i]!));
  return { precision, recall, fscore };
}

/** @throws {MetricsError} `INVALID_ARGUMENT` unless beta is in [0, Infinity]. */
export function checkBeta(beta: number): void {
  if (beta >= 0) return;
  throw new MetricsError("INVALID_ARGUMENT", `[metrics] expected beta ≥ 0, found ${beta}.`);
}

/** @throws {MetricsError} `INVALID_ARGUMENT` unless the value is 0, 1 or `NaN`. */
export function checkZeroDivision(zeroDivision: number): void {
  if (zeroDivision === 0 || zeroDivision === 1 || Number.isNaN(zeroDivision)) return;
  throw new MetricsError(
    "INVALID_ARGUMENT",
    `[metrics] expected zeroDivision to be 0, 1 or NaN, found ${zeroDivision}.`,
  );
}
