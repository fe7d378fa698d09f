import { DatasetError } from "./dataset-error.js";

/**
 * Throws unless `value` is an integer ≥ `least`.
 *
 * @param name - What the number is, for the message: "batch size".
 * @throws {DatasetError} `INVALID_ARGUMENT` for anything else.
 */
export function checkInteger(value: number, least: number, name: string): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected an integer ≥ ${least} as ${name}, found ${String(value)}.`,
  );
}
