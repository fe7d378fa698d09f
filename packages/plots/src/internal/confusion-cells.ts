import { PlotError } from "../plot-error.js";

/** What shares of a confusion matrix add up to 1 over: rows, columns or everything. */
export type Normalize = "true" | "pred" | "all";

/** A row of the data behind a confusion heatmap. */
export type ConfusionCell = {
  actual: string;
  predicted: string;
  count: number;
  /** The number that gives the shade, in [0, 1]. */
  share: number;
  text: string;
  right: boolean;
};

/**
 * Cells row by row, with the number of right predictions and of all.
 *
 * @throws {PlotError} `INVALID_ARGUMENT` if `normalize` is something else.
 */
export function confusionCells(
  matrix: readonly ArrayLike<number>[],
  names: readonly string[],
  normalize: Normalize | null,
): { cells: ConfusionCell[]; right: number; total: number } {
  if (normalize !== null && normalize !== "true" && normalize !== "pred" && normalize !== "all") {
    throw new PlotError(
      "INVALID_ARGUMENT",
      `[plots] expected the option normalize to be "true", "pred", "all" or null, found ${JSON.stringify(normalize)}.`,
    );
  }
  const counts = matrix.map((row) => Array.from(row));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const rows = counts.map(sum);
  const columns = counts.map((_, j) => sum(counts.map((row) => row[j]!)));
  const total = sum(rows);
  const cells = counts.flatMap((row, i) =>
    row.map((count, j) => {
      const whole = normalize === "pred" ? columns[j]! : normalize === "all" ? total : rows[i]!;
      const share = whole === 0 ? 0 : count / whole;
      const text = normalize === null ? countText(count) : shareText(share);
      return { actual: names[i]!, predicted: names[j]!, count, share, text, right: i === j };
    }),
  );
  return { cells, right: sum(counts.map((row, i) => row[i]!)), total };
}

function countText(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toPrecision(3);
}

function shareText(share: number): string {
  if (share === 0) return "0";
  return share < 0.001 ? "<0.1%" : `${(share * 100).toFixed(1)}%`;
}
