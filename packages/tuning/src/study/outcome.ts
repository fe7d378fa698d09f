import type { TrialState } from "../trial/trial-state.js";
import { TuningError } from "../tuning-error.js";

/** How a trial ended: its value, or that it has none. A pruned trial gets its last report as value. */
export type Outcome = number | { readonly state: "PRUNED" | "FAIL"; readonly reason?: string };

/** An outcome as the record takes it. */
export interface FinalState {
  readonly state: Exclude<TrialState, "RUNNING" | "WAITING">;
  readonly values: readonly number[] | null;
  readonly reason: string | null;
}

/**
 * What to record for an outcome, by Optuna's rules: a value that is `NaN` or no number makes the trial fail, and a
 * last report of `NaN` is no value of a pruned trial.
 *
 * @param reports - The trial's reports by step.
 * @throws {TuningError} `INVALID_ARGUMENT` for a state that is not `PRUNED` or `FAIL`.
 */
export function finalState(outcome: Outcome, reports: ReadonlyMap<number, number>): FinalState {
  if (typeof outcome === "number" && !Number.isNaN(outcome)) {
    return { state: "COMPLETE", values: [outcome], reason: null };
  }
  if (typeof outcome !== "object" || outcome === null) {
    return { state: "FAIL", values: null, reason: `The objective returned ${String(outcome)}, not a number.` };
  }
  const { state, reason = null } = outcome;
  if (state !== "PRUNED" && state !== "FAIL") {
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected state "PRUNED" or "FAIL", found ${String(state)}.`);
  }
  if (state === "FAIL") return { state, values: null, reason };
  const last = reports.get(Math.max(...reports.keys())) ?? Number.NaN;
  return { state, values: Number.isNaN(last) ? null : [last], reason };
}
