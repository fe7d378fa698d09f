import { MetricsError } from "../metrics-error.js";

/** Divides each entry by the total of its row, its column or the matrix; 0 where that total is 0. */
export function normalizeMatrix(matrix: number[][], by: "true" | "pred" | "all" | null): number[][] {
  if (by === null) return matrix;
  if (by !== "true" && by !== "pred" && by !== "all") {
    throw new MetricsError(
      "INVALID_ARGUMENT",
      `[metrics] expected the option normalize to be "true", "pred", "all" or null, found ${JSON.stringify(by)}.`,
    );
  }
  const rows = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = matrix.map((_, j) => matrix.reduce((sum, row) => sum + row[j]!, 0));
  const all = rows.reduce((sum, count) => sum + count, 0);
  return matrix.map((row, i) =>
    row.map((count, j) => {
      const total = by === "true" ? rows[i]! : by === "pred" ? columns[j]! : all;
      return total === 0 ? 0 : count / total;
    }),
  );
}
