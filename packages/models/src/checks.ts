import { ModelError } from "./model-error.js";

function invalid(name: string, expected: string, found: unknown): ModelError {
  const shown = typeof found === "string" || Array.isArray(found) ? JSON.stringify(found) : String(found);
  return new ModelError("INVALID_ARGUMENT", `[models] ${name} must be ${expected}, found ${shown}.`);
}

/** Throws `INVALID_ARGUMENT` unless `value` is an integer ≥ 1. */
export function checkPositiveInteger(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) throw invalid(name, "an integer of at least 1", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is an integer ≥ 0. */
export function checkNonNegativeInteger(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw invalid(name, "an integer of at least 0", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is finite and at least 0. */
export function checkAtLeastZero(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) throw invalid(name, "a finite number of at least 0", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is an integer from `low` to `high`. */
export function checkIntegerWithin(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw invalid(name, `an integer from ${low} to ${high}`, value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is a safe integer (negative ones are fine for a seed). */
export function checkSeed(value: number): void {
  if (!Number.isSafeInteger(value)) throw invalid("seed", "an integer between -(2^53 - 1) and 2^53 - 1", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is a number in [0, 1). */
export function checkFraction(name: string, value: number): void {
  if (!(typeof value === "number" && value >= 0 && value < 1)) throw invalid(name, "at least 0 and below 1", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is finite and above 0. */
export function checkPositive(name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) throw invalid(name, "a finite number above 0", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is at most `high`. */
export function checkAtMost(name: string, value: number, high: number): void {
  if (!(value <= high)) throw invalid(name, `at most ${high}`, value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is finite and at least 0. */
export function checkNotNegative(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) throw invalid(name, "a finite number of at least 0", value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is one of `choices`. */
export function checkChoice<T extends string>(name: string, value: T, choices: readonly T[]): void {
  if (!choices.includes(value)) throw invalid(name, `one of "${choices.join('", "')}"`, value);
}

/** Throws `INVALID_ARGUMENT` unless `value` is `true` or `false`. */
export function checkBoolean(name: string, value: boolean): void {
  if (typeof value !== "boolean") throw invalid(name, "true or false", value);
}

/** Throws `INVALID_ARGUMENT` unless `values` is a list of `length` (any, if not given) integers ≥ 1. */
export function checkPositiveIntegers(name: string, values: readonly number[], length?: number): void {
  if (!Array.isArray(values)) throw invalid(name, "an array", values);
  if (length !== undefined && values.length !== length) throw invalid(name, `${length} integers`, values);
  values.forEach((value, i) => {
    checkPositiveInteger(`${name}[${i}]`, value);
  });
}
