import type { Average } from "../average.js";
import { MetricsError } from "../metrics-error.js";
import type { ClassCounts } from "./count-per-class.js";
import { mean } from "./mean.js";
import { scoresFromCounts } from "./scores-from-counts.js";

/** One precision, recall and F-score over all counted classes. */
export function averageScores(
  counts: ClassCounts,
  average: Average,
  beta: number,
  zeroDivision: number,
): { precision: number; recall: number; fscore: number } {
  const { precision, recall, fscore } = scoresFromCounts(poolFor(average, counts), beta, zeroDivision);
  const weights = average === "weighted" ? counts.actual : undefined;
  return { precision: mean(precision, weights), recall: mean(recall, weights), fscore: mean(fscore, weights) };
}

function poolFor(average: Average, counts: ClassCounts): ClassCounts {
  switch (average) {
    case "micro":
      return { hits: total(counts.hits), predicted: total(counts.predicted), actual: total(counts.actual) };
    case "macro":
    case "weighted":
    case "binary":
      return counts;
    default:
      throw new MetricsError(
        "INVALID_ARGUMENT",
        `[metrics] expected average to be "micro", "macro", "weighted", "binary" or null, found ${JSON.stringify(average)}.`,
      );
  }
}

function total(counts: Float64Array): Float64Array {
  return Float64Array.of(counts.reduce((sum, count) => sum + count, 0));
}
