import { MetricsError } from "../metrics-error.js";

/**
 * The `labels` option as an array.
 *
 * @throws {MetricsError} `EMPTY_INPUT` if it lists nothing, `INVALID_ARGUMENT` if it lists a non-integer or one label twice.
 */
export function chosenLabels(labels: ArrayLike<number>): number[] {
  const chosen = Array.from(labels);
  if (chosen.length === 0) {
    throw new MetricsError(
      "EMPTY_INPUT",
      "[metrics] expected at least 1 label in the option labels, found none: leave it out to use every class that occurs.",
    );
  }
  const seen = new Set<number>();
  chosen.forEach((label, i) => {
    if (!Number.isInteger(label) || seen.has(label)) {
      throw new MetricsError(
        "INVALID_ARGUMENT",
        `[metrics] expected distinct integers in the option labels, found ${label} at labels[${i}]${Number.isInteger(label) ? " again" : ""}.`,
      );
    }
    seen.add(label);
  });
  return chosen;
}
