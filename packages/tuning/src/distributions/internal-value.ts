import type { Distribution, ParamValue } from "./distribution.js";
import { gridValue } from "./grid.js";

/**
 * The number that stands for a value in the record: itself, or the index of a choice.
 *
 * `NaN` if the value is not in the distribution. For a float with a step, "in" means on the decimal grid or, as in
 * Optuna, within 1e-8 steps of it.
 */
export function toInternal(distribution: Distribution, value: ParamValue): number {
  if (distribution.type === "categorical") {
    const index = distribution.choices.findIndex((choice) => choice === value || Object.is(choice, value));
    return index < 0 ? Number.NaN : index;
  }
  return typeof value === "number" && contains(distribution, value) ? value : Number.NaN;
}

function contains(distribution: Exclude<Distribution, { type: "categorical" }>, value: number): boolean {
  const { low, high, step } = distribution;
  if (!(low <= value && value <= high)) return false;
  if (distribution.type === "int") return Number.isInteger(value) && (value - low) % distribution.step === 0;
  if (step === null) return true;
  const steps = (value - low) / step;
  return value === gridValue(low, step, Math.round(steps)) || Math.abs(steps - Math.round(steps)) < 1e-8;
}

/** The value that a number of the record stands for; `undefined` if it is the index of no choice. */
export function fromInternal(distribution: Distribution, internal: number): ParamValue | undefined {
  if (distribution.type === "categorical") return distribution.choices[Math.trunc(internal)];
  return distribution.type === "int" ? Math.trunc(internal) : internal;
}
