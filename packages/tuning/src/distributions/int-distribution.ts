import { TuningError } from "../tuning-error.js";
import type { IntDistribution } from "./distribution.js";

/** How {@link Trial.suggestInt} spreads its values. `log` and a `step` other than 1 exclude each other. */
export interface IntOptions {
  /**
   * Whether to draw uniformly in the logarithm; needs `low` ≥ 1.
   *
   * @default false
   */
  log?: boolean;
  /**
   * Distance of neighbouring values, counted from `low`; `high` is lowered to the last value on that grid.
   *
   * @default 1
   */
  step?: number;
}

/**
 * The distribution of integers in [low, high].
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if a bound or the step is not a safe integer, `low` > `high`, `step` < 1,
 * `log` comes with a `step` other than 1, or with `low` < 1.
 */
export function intDistribution(low: number, high: number, options: IntOptions = {}): IntDistribution {
  const { log = false, step = 1 } = options;
  const problem = problemOf(low, high, log, step);
  if (problem !== null) {
    const found = `low ${low}, high ${high}, log ${log}, step ${step}`;
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected ${problem} for an integer parameter, found ${found}.`);
  }
  return { type: "int", low, high: high - ((high - low) % step), log, step };
}

function problemOf(low: number, high: number, log: boolean, step: number): string | null {
  if (![low, high, step, high - low].every(Number.isSafeInteger)) return "safe integers";
  if (low > high) return "low <= high";
  if (step < 1) return "step >= 1";
  if (log && step !== 1) return "step 1 together with log";
  if (log && low < 1) return "low >= 1 with log";
  return null;
}
