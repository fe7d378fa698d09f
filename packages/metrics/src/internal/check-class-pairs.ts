import { MetricsError } from "../metrics-error.js";

/**
 * Refuses labels and predictions that no classification metric can be computed from.
 *
 * @throws {MetricsError} `LENGTH_MISMATCH`, `EMPTY_INPUT`, or `INVALID_ARGUMENT` if a value is not an integer.
 */
export function checkClassPairs(labels: ArrayLike<number>, predictions: ArrayLike<number>): void {
  if (labels.length !== predictions.length) {
    throw new MetricsError(
      "LENGTH_MISMATCH",
      `[metrics] expected as many predictions as labels, found ${labels.length} labels and ${predictions.length} predictions: pass one prediction per sample.`,
    );
  }
  if (labels.length === 0) {
    throw new MetricsError("EMPTY_INPUT", "[metrics] expected at least 1 sample, found none: nothing can be measured.");
  }
  checkClassIndices("labels", labels);
  checkClassIndices("predictions", predictions);
}

function checkClassIndices(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isInteger(values[i])) {
      throw new MetricsError(
        "INVALID_ARGUMENT",
        `[metrics] expected class indices (integers), found ${values[i]} at ${name}[${i}]: take the arg-max of probabilities first.`,
      );
    }
  }
}
