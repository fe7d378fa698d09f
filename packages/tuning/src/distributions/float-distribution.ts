import { TuningError } from "../tuning-error.js";
import type { FloatDistribution } from "./distribution.js";
import { gridValue, stepCount } from "./grid.js";

/** How {@link Trial.suggestFloat} spreads its values. `log` and `step` exclude each other. */
export interface FloatOptions {
  /**
   * Whether to draw uniformly in the logarithm; needs `low` > 0.
   *
   * @default false
   */
  log?: boolean;
  /**
   * Distance of neighbouring values, counted from `low`; `high` is lowered to the last value on that grid.
   *
   * @default none: any number in the range
   */
  step?: number;
}

/**
 * The distribution of real numbers in [low, high].
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if a bound is not finite, `low` > `high`, `step` ≤ 0, `log` comes with a
 * `step`, or with `low` ≤ 0.
 */
export function floatDistribution(low: number, high: number, options: FloatOptions = {}): FloatDistribution {
  const { log = false, step = null } = options;
  const problem = problemOf(low, high, log, step);
  if (problem !== null) {
    const found = `low ${low}, high ${high}, log ${log}, step ${step}`;
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected ${problem} for a float parameter, found ${found}.`);
  }
  const top = step === null ? high : gridValue(low, step, stepCount(low, high, step));
  return { type: "float", low, high: top, log, step };
}

function problemOf(low: number, high: number, log: boolean, step: number | null): string | null {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "finite bounds";
  if (low > high) return "low <= high";
  if (log && step !== null) return "no step together with log";
  if (log && low <= 0) return "low > 0 with log";
  if (step !== null && !(Number.isFinite(step) && step > 0)) return "step > 0";
  if (step !== null && !Number.isSafeInteger(Math.round((high - low) / step))) return "at most 2^53 steps";
  return null;
}
