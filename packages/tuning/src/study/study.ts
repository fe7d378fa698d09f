import type { ParamValue } from "../distributions/distribution.js";
import type { JsonValue } from "../json-value.js";
import type { Trial } from "../trial/trial.js";
import type { TrialRow } from "../trial/trial-row.js";
import type { Direction } from "./direction.js";
import type { Objective, OptimizeOptions } from "./optimize.js";
import type { Outcome } from "./outcome.js";
import type { StudyView } from "./study-view.js";

/**
 * A search for good parameters: proposes trials, records their outcomes, knows the best.
 *
 * Made by {@link createStudy} or {@link loadStudy}. Its properties show the record as last read: after {@link ask},
 * {@link tell}, a report, or {@link sync}.
 */
export interface Study extends StudyView {
  /**
   * All trials in order of their numbers, as plain frozen rows.
   *
   * A trial whose process was killed stays `RUNNING` in the record; `study.tell(row.number, { state: "FAIL" })` closes
   * it once you know that nobody works on it.
   */
  readonly trials: readonly TrialRow[];

  /** Attributes of the study, such as other programs have set. */
  readonly userAttrs: Readonly<Record<string, JsonValue>>;

  /**
   * Whether small or large values are good.
   *
   * @throws {TuningError} `MULTI_OBJECTIVE` if the record has several objectives.
   */
  readonly direction: Direction;

  /**
   * The complete trial with the best value; of equal ones the first.
   *
   * @throws {TuningError} `NO_COMPLETE_TRIAL`, `MULTI_OBJECTIVE`.
   */
  readonly bestTrial: TrialRow;

  /** The value of {@link bestTrial}; throws as it does. */
  readonly bestValue: number;

  /** The parameters of {@link bestTrial}; throws as it does. */
  readonly bestParams: Readonly<Record<string, ParamValue>>;

  /**
   * Runs trials of an objective until a limit is reached.
   *
   * A trial is recorded as `COMPLETE` with the number the objective returns, as `PRUNED` if it throws `TrialPruned`, as
   * `FAIL` if it throws anything else or returns `NaN`; `fail_reason` in its system attributes says why.
   *
   * On abort the running trials are recorded as `FAIL` at once; their next call of a trial's method throws the signal's
   * reason, so that an objective that reports ends by itself. When all running objectives have ended, `optimize`
   * rejects with the signal's reason. Finished trials are never lost.
   *
   * @throws what the objective threw, after recording the trial and unless `options.catch` takes it; the reason of
   * `options.signal`; {@link TuningError} `INVALID_ARGUMENT`, `MULTI_OBJECTIVE`, `STORAGE_FAILED`.
   * @example
   * const study = await createStudy({ name: "parabola", direction: "minimize" });
   * await study.optimize((trial) => (trial.suggestFloat("x", -10, 10) - 2) ** 2, { trials: 100 });
   * study.bestParams.x; // near 2
   */
  optimize(objective: Objective, options: OptimizeOptions): Promise<void>;

  /**
   * Starts a trial and leaves running it to the caller, who ends it with {@link tell}.
   *
   * @throws {TuningError} `MULTI_OBJECTIVE`, `STORAGE_FAILED`; `STUDY_NOT_FOUND` if the study was deleted meanwhile.
   * @example
   * const trial = await study.ask();
   * const x = trial.suggestFloat("x", -10, 10);
   * await study.tell(trial, (x - 2) ** 2);
   */
  ask(): Promise<Trial>;

  /**
   * Ends a trial: records its value, or that it was pruned or failed.
   *
   * `NaN` makes the trial fail, as in Optuna. Resolves with the recorded row when it is durable.
   *
   * @param trial - A trial of {@link ask}, or the number of any running trial, also of another process.
   * @throws {TuningError} `TRIAL_NOT_FOUND`; `TRIAL_NOT_RUNNING` if it is finished or waits; `INVALID_ARGUMENT` for
   * another state; `STORAGE_FAILED` if this or anything the trial said before could not be written.
   */
  tell(trial: Trial | number, outcome: Outcome): Promise<TrialRow>;

  /** Reads what other processes have added to the record. */
  sync(): Promise<void>;
}
