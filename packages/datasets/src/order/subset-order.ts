import { DatasetError } from "../dataset-error.js";

/**
 * A copy of `indices`, checked.
 *
 * @throws {DatasetError} `INDEX_OUT_OF_RANGE` if one of them is not an integer in [0, length).
 */
export function subsetOrder(indices: ArrayLike<number>, length: number): Uint32Array {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (Number.isInteger(index) && index >= 0 && index < length) continue;
    const range = length === 0 ? "no indices: the data set is empty" : `indices from 0 to ${length - 1}`;
    throw new DatasetError(
      "INDEX_OUT_OF_RANGE",
      `[datasets] expected ${range}, found ${String(index)} at position ${i}.`,
    );
  }
  return Uint32Array.from(indices);
}
