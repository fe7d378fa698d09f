import { TuningError } from "../tuning-error.js";
import type { TrialState } from "./trial-state.js";

/** The error for adding something to a trial that waits or is finished. */
export function trialNotRunning(number: number, state: TrialState): TuningError {
  return new TuningError(
    "TRIAL_NOT_RUNNING",
    `[tuning] expected trial ${number} to be running, but it is ${state}: nothing can be added to it.`,
  );
}
