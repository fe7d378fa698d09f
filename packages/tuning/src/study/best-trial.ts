import type { TrialRow } from "../trial/trial-row.js";
import { TuningError } from "../tuning-error.js";
import type { Direction } from "./direction.js";

/**
 * The complete trial with the best value; of equal ones the first.
 *
 * @throws {TuningError} `NO_COMPLETE_TRIAL` if none is complete.
 */
export function bestTrial(trials: readonly TrialRow[], direction: Direction): TrialRow {
  const sign = direction === "minimize" ? 1 : -1;
  let best: TrialRow | undefined;
  for (const row of trials) {
    if (row.state !== "COMPLETE" || row.value === null) continue;
    if (best === undefined || sign * row.value < sign * (best.value ?? Number.NaN)) best = row;
  }
  if (best !== undefined) return best;
  const message = `[tuning] expected a complete trial, found none among ${trials.length}: run some trials first.`;
  throw new TuningError("NO_COMPLETE_TRIAL", message);
}
