/**
 * Where a trial stands, in Optuna's words; the index is Optuna's number for it.
 *
 * `WAITING` trials were enqueued by another program; `FAIL` trials have no value.
 */
export const trialStates = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"] as const;

/** One of {@link trialStates}. */
export type TrialState = (typeof trialStates)[number];

/** Whether nothing can be added to a trial in this state. */
export function isFinished(state: TrialState): boolean {
  return state !== "RUNNING" && state !== "WAITING";
}
