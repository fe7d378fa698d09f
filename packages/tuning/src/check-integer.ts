import { TuningError } from "./tuning-error.js";

/**
 * Requires a safe integer of at least `minimum`.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` naming the option and what was found.
 */
export function checkInteger(option: string, value: unknown, minimum: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < minimum) {
    throw new TuningError(
      "INVALID_ARGUMENT",
      `[tuning] expected ${option} to be an integer of at least ${minimum}, found ${String(value)}.`,
    );
  }
}
