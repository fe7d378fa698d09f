import { PlotError } from "../plot-error.js";

/** @throws {PlotError} `INVALID_ARGUMENT` unless every value is a finite number > 0. */
export function checkPositive(options: Readonly<Record<string, number>>): void {
  checkAll(options, "a number > 0", (value) => value > 0 && value < Number.POSITIVE_INFINITY);
}

/** @throws {PlotError} `INVALID_ARGUMENT` unless every value is an integer ≥ 1. */
export function checkWhole(options: Readonly<Record<string, number>>): void {
  checkAll(options, "an integer ≥ 1", (value) => Number.isInteger(value) && value >= 1);
}

function checkAll(options: Readonly<Record<string, number>>, expected: string, isValid: (value: number) => boolean) {
  for (const [name, value] of Object.entries(options)) {
    if (isValid(value)) continue;
    throw new PlotError("INVALID_ARGUMENT", `[plots] expected the option ${name} to be ${expected}, found ${value}.`);
  }
}
