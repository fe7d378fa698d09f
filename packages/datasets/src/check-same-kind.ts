import { DatasetError } from "./dataset-error.js";
import type { DatasetInit } from "./dataset-init.js";

/**
 * Throws unless two data sets have images of one shape and the same classes.
 *
 * @throws {DatasetError} `SHAPE_MISMATCH` or `CLASS_MISMATCH`.
 */
export function checkSameKind(one: DatasetInit, other: DatasetInit): void {
  if (one.shape.some((size, i) => size !== other.shape[i])) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected images of shape [${one.shape}], as in the first data set, found [${other.shape}].`,
    );
  }
  const [expected, found] = [one, other].map(({ classNames }) => JSON.stringify(classNames));
  if (expected !== found) {
    throw new DatasetError(
      "CLASS_MISMATCH",
      `[datasets] expected the classes ${expected}, as in the first data set, found ${found}: ` +
        "mapLabels(map, classNames) gives a data set other classes.",
    );
  }
}
