import type { ConfusionCell } from "./confusion-cells.js";

/** Alt text of a confusion matrix: accuracy and up to three of the most frequent confusions. */
export function describeConfusion(
  cells: readonly ConfusionCell[],
  right: number,
  total: number,
  classes: number,
): string {
  const worst = cells
    .filter((cell) => !cell.right && cell.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ actual, predicted, count }) => `${actual} as ${predicted} (${count})`);
  const accuracy = `${right} of ${total} predictions are right (${((100 * right) / total).toFixed(1)} %).`;
  const confusions =
    worst.length === 0 ? "" : ` Most frequent ${worst.length === 1 ? "confusion" : "confusions"}: ${worst.join(", ")}.`;
  return `Confusion matrix of ${classes} class${classes === 1 ? "" : "es"}: ${accuracy}${confusions}`;
}
