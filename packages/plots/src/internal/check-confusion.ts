import { PlotError } from "../plot-error.js";

/** @throws {PlotError} unless `matrix` is square, has a sample, and its entries are finite and ≥ 0. */
export function checkMatrix(matrix: readonly ArrayLike<number>[]): void {
  let total = 0;
  matrix.forEach((row, i) => {
    if (row.length !== matrix.length) {
      throw new PlotError(
        "LENGTH_MISMATCH",
        `[plots] expected a square confusion matrix, found ${matrix.length} rows and ${row.length} entries in row ${i}.`,
      );
    }
    for (let j = 0; j < row.length; j++) {
      if (!(row[j]! >= 0 && row[j]! < Number.POSITIVE_INFINITY)) {
        throw new PlotError(
          "INVALID_ARGUMENT",
          `[plots] expected finite counts ≥ 0 in the confusion matrix, found ${row[j]} at [${i}][${j}].`,
        );
      }
      total += row[j]!;
    }
  });
  if (total === 0) {
    throw new PlotError("EMPTY_INPUT", "[plots] expected a confusion matrix with at least 1 sample, found none.");
  }
}

/** @throws {PlotError} unless there are `expected` names, all different. */
export function checkNames(names: readonly string[], expected: number): void {
  if (names.length !== expected) {
    throw new PlotError(
      "LENGTH_MISMATCH",
      `[plots] expected ${expected} classNames, one for each row of the matrix, found ${names.length}.`,
    );
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new PlotError("INVALID_ARGUMENT", `[plots] expected distinct classNames, found "${twice}" twice.`);
  }
}
