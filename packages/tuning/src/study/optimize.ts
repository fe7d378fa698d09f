import { checkInteger } from "../check-integer.js";
import type { Trial } from "../trial/trial.js";
import type { TrialRow } from "../trial/trial-row.js";
import { TuningError } from "../tuning-error.js";
import { runTrial } from "./run-trial.js";
import type { Study } from "./study.js";

/** What is tuned: takes parameters from a trial and returns how good they are. */
export type Objective = (trial: Trial) => number | Promise<number>;

/** Options of {@link Study.optimize}; at least one of `trials`, `timeout` and `signal` says when to stop. */
export interface OptimizeOptions {
  /**
   * How many trials to run in this call, ≥ 0.
   *
   * @default no limit
   */
  trials?: number;
  /**
   * After how many milliseconds to start no further trial, > 0; running ones are awaited.
   *
   * @default no limit
   */
  timeout?: number;
  /** Stops the study; see {@link Study.optimize}. */
  signal?: AbortSignal;
  /**
   * How many trials run at a time, interleaved in this thread, ≥ 1: for objectives that wait for something.
   *
   * @default 1
   */
  concurrency?: number;
  /**
   * Which errors of the objective do not end the study: all, none, or those the function accepts. The trial is recorded
   * as `FAIL` in any case.
   *
   * @default false
   */
  catch?: boolean | ((error: unknown) => boolean);
  /** Called after each finished trial, and awaited; what it throws ends the study. */
  onTrial?: (trial: TrialRow, study: Study) => void | Promise<void>;
}

/** Runs trials as {@link Study.optimize} says. */
export async function optimize(study: Study, objective: Objective, options: OptimizeOptions): Promise<void> {
  checkOptions(options);
  const { trials = Number.POSITIVE_INFINITY, timeout = Number.POSITIVE_INFINITY, signal, concurrency = 1 } = options;
  signal?.throwIfAborted();
  const deadline = performance.now() + timeout;
  let started = 0;
  let failure: { error: unknown } | undefined;

  async function work(): Promise<void> {
    while (failure === undefined && started < trials && performance.now() < deadline) {
      started++;
      try {
        const row = await runTrial(study, objective, options);
        await options.onTrial?.(row, study);
        signal?.throwIfAborted();
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(concurrency, trials) }, work));
  if (failure !== undefined) throw failure.error;
}

function checkOptions({ trials, timeout, signal, concurrency }: OptimizeOptions): void {
  if (trials === undefined && timeout === undefined && signal === undefined) {
    const message = "[tuning] expected trials, timeout or signal to say when to stop, found none of them.";
    throw new TuningError("INVALID_ARGUMENT", message);
  }
  if (trials !== undefined) checkInteger("trials", trials, 0);
  if (concurrency !== undefined) checkInteger("concurrency", concurrency, 1);
  if (timeout !== undefined && !(timeout > 0)) {
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected timeout above 0 ms, found ${String(timeout)}.`);
  }
}
