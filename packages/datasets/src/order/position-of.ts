import { DatasetError } from "../dataset-error.js";

/**
 * The position that `index` names among `length` samples; a negative index counts from the end.
 *
 * @returns An integer in [0, length).
 * @throws {DatasetError} `INDEX_OUT_OF_RANGE` if `index` is not an integer in [−length, length).
 */
export function positionOf(index: number, length: number): number {
  const position = index < 0 ? index + length : index;
  if (Number.isInteger(index) && position >= 0 && position < length) return position;
  const range = length === 0 ? "no index: the data set is empty" : `an index from ${-length} to ${length - 1}`;
  throw new DatasetError("INDEX_OUT_OF_RANGE", `[datasets] expected ${range}, found ${String(index)}.`);
}
