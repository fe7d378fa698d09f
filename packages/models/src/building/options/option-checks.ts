import { checkChoice, checkPositiveInteger, checkPositiveIntegers } from "../../checks.js";
import { ModelError } from "../../model-error.js";

/** A check that throws `INVALID_ARGUMENT` unless a value is one of `choices`. */
export function oneOf<T extends string>(...choices: readonly T[]): (name: string, value: T) => void {
  return (name, value) => checkChoice(name, value, choices);
}

/** Throws `INVALID_ARGUMENT` unless `value` is height, width and channels, integers ≥ 1. */
export function checkImageShapeOption(name: string, value: readonly number[]): void {
  checkPositiveIntegers(name, value, 3);
}

/** Throws `INVALID_ARGUMENT` unless `value` is an integer ≥ 2. */
export function checkClasses(name: string, value: number): void {
  checkPositiveInteger(name, value);
  if (value < 2) throw new ModelError("INVALID_ARGUMENT", `[models] ${name} must be at least 2, found ${value}.`);
}

/** Throws `INVALID_ARGUMENT` unless `value` is a list of integers ≥ 1, at least one. */
export function checkFilters(name: string, value: readonly number[]): void {
  checkPositiveIntegers(name, value);
  if (value.length === 0) {
    throw new ModelError("INVALID_ARGUMENT", `[models] ${name} must be an array of at least one integer, found [].`);
  }
}

/** Throws `INVALID_ARGUMENT` unless `value` is an integer ≥ 1 or a list of such. */
export function checkUnits(name: string, value: number | readonly number[]): void {
  if (Array.isArray(value)) checkPositiveIntegers(name, value);
  else checkPositiveInteger(name, value as number);
}
