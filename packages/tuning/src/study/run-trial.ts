import { RunningTrial } from "../trial/running-trial.js";
import type { Trial } from "../trial/trial.js";
import { TrialPruned } from "../trial/trial-pruned.js";
import type { TrialRow } from "../trial/trial-row.js";
import type { Objective, OptimizeOptions } from "./optimize.js";
import type { Outcome } from "./outcome.js";
import type { Study } from "./study.js";

/** How an objective ended: an outcome to record, and the error to rethrow if there is one. */
interface Ending {
  outcome: Outcome;
  error?: { thrown: unknown };
}

/**
 * Asks for one trial, runs the objective on it and records how it ended.
 *
 * @throws what the objective threw unless `options.catch` takes it; the reason of `options.signal`.
 */
export async function runTrial(study: Study, objective: Objective, options: OptimizeOptions): Promise<TrialRow> {
  const { signal } = options;
  const trial = await study.ask();
  const aborts: Promise<TrialRow>[] = [];
  const abort = (): void => {
    if (trial instanceof RunningTrial) trial.end(() => signal?.reason);
    const told = study.tell(trial, { state: "FAIL", reason: `aborted: ${String(signal?.reason)}` });
    told.catch(() => undefined);
    aborts.push(told);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  const ending = aborts.length === 0 ? await run(objective, trial) : null;
  signal?.removeEventListener("abort", abort);
  if (ending === null || aborts.length > 0) {
    await Promise.all(aborts);
    throw signal?.reason;
  }
  const row = await tellOrFail(study, trial, ending.outcome);
  if (ending.error !== undefined && !isCaught(options.catch, ending.error.thrown)) throw ending.error.thrown;
  return row;
}

async function run(objective: Objective, trial: Trial): Promise<Ending> {
  try {
    return { outcome: await objective(trial) };
  } catch (thrown) {
    if (TrialPruned.isInstance(thrown)) return { outcome: { state: "PRUNED" } };
    return { outcome: { state: "FAIL", reason: String(thrown) }, error: { thrown } };
  }
}

function isCaught(caught: OptimizeOptions["catch"], error: unknown): boolean {
  return typeof caught === "function" ? caught(error) : caught === true;
}

/** Records an outcome; a trial of which something could not be written has failed. */
async function tellOrFail(study: Study, trial: Trial, outcome: Outcome): Promise<TrialRow> {
  try {
    return await study.tell(trial, outcome);
  } catch (error) {
    await study.tell(trial.number, { state: "FAIL", reason: String(error) }).catch(() => undefined);
    throw error;
  }
}
