import { DatasetError } from "../dataset-error.js";

/**
 * Throws unless a step's strength is a number in its range.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT`.
 */
export function checkStrength(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected a number from ${least} to ${most} as ${name}, found ${String(value)}.`,
  );
}
