import type { ParamValue } from "../distributions/distribution.js";
import type { Journal } from "../journal/journal.js";
import { opCodes, type UnsignedOperation } from "../journal/journal-operation.js";
import { formatTime } from "../journal/journal-time.js";
import type { StoredStudy } from "../journal/stored-study.js";
import type { JsonValue } from "../json-value.js";
import type { Pruner } from "../pruners/pruner.js";
import type { Sampler } from "../samplers/sampler.js";
import { RunningTrial } from "../trial/running-trial.js";
import type { Trial } from "../trial/trial.js";
import { trialNotRunning } from "../trial/trial-not-running.js";
import type { TrialRow } from "../trial/trial-row.js";
import { trialStates } from "../trial/trial-state.js";
import { TuningError } from "../tuning-error.js";
import { bestTrial } from "./best-trial.js";
import type { Direction } from "./direction.js";
import { type Objective, type OptimizeOptions, optimize } from "./optimize.js";
import { type FinalState, finalState, type Outcome } from "./outcome.js";
import type { Study } from "./study.js";

/** The {@link Study} whose record is a journal. */
export class JournalStudy implements Study {
  readonly name: string;
  readonly directions: readonly Direction[];
  readonly #journal: Journal;
  readonly #stored: StoredStudy;
  readonly #sampler: Sampler;
  readonly #pruner: Pruner;
  /** This process's unfinished trials, by number. */
  readonly #running: Map<number, RunningTrial> = new Map();

  constructor(journal: Journal, stored: StoredStudy, sampler: Sampler, pruner: Pruner) {
    this.name = stored.name;
    this.directions = stored.directions;
    this.#journal = journal;
    this.#stored = stored;
    this.#sampler = sampler;
    this.#pruner = pruner;
  }

  get trials(): readonly TrialRow[] {
    return this.#stored.trials.map((trial) => trial.row);
  }

  get userAttrs(): Readonly<Record<string, JsonValue>> {
    return Object.fromEntries(this.#stored.userAttrs);
  }

  get direction(): Direction {
    const [direction, ...more] = this.directions;
    if (direction !== undefined && more.length === 0) return direction;
    throw new TuningError(
      "MULTI_OBJECTIVE",
      `[tuning] expected study "${this.name}" to have one objective, found ${this.directions.length}: ` +
        "its trials can be read, but not optimised or ranked here.",
    );
  }

  get bestTrial(): TrialRow {
    return bestTrial(this.trials, this.direction);
  }

  get bestValue(): number {
    return this.bestTrial.value ?? Number.NaN;
  }

  get bestParams(): Readonly<Record<string, ParamValue>> {
    return this.bestTrial.params;
  }

  optimize(objective: Objective, options: OptimizeOptions): Promise<void> {
    return optimize(this, objective, options);
  }

  async ask(): Promise<Trial> {
    void this.direction;
    const { id, stored } = await this.#journal.createTrial({
      op_code: opCodes.createTrial,
      study_id: this.#stored.id,
      datetime_start: formatTime(new Date()),
    });
    const trial = new RunningTrial({
      id,
      stored,
      study: this.#stored,
      view: this,
      journal: this.#journal,
      sampler: this.#sampler,
      pruner: this.#pruner,
    });
    this.#running.set(trial.number, trial);
    return trial;
  }

  async tell(trial: Trial | number, outcome: Outcome): Promise<TrialRow> {
    const number = typeof trial === "number" ? trial : trial.number;
    const running = this.#running.get(number);
    if (running === undefined) await this.#journal.sync();
    const stored = this.#stored.trials[number];
    const id = this.#stored.trialIds[number];
    if (stored === undefined || id === undefined) throw trialNotFound(number, this.#stored.trials.length);
    if (stored.state !== "RUNNING") throw trialNotRunning(number, stored.state);
    const final = finalState(outcome, running?.reports ?? stored.intermediateValues);
    const operations = finishing(id, final);
    this.#running.delete(number);
    running?.end(() => trialNotRunning(number, final.state));
    if (running === undefined) await this.#journal.write(operations, () => undefined);
    else if (final.state === "FAIL") await running.queue.flushAfterFailure(operations);
    else {
      // First what the trial said: if the record rejects any of it, the trial must not count as complete.
      await running.queue.flush();
      await running.queue.flush(operations);
    }
    return stored.row;
  }

  sync(): Promise<void> {
    return this.#journal.sync();
  }
}

/** The operations that end a trial. */
function finishing(trial_id: number, { state, values, reason }: FinalState): UnsignedOperation[] {
  const finish: UnsignedOperation = {
    op_code: opCodes.setTrialStateValues,
    trial_id,
    state: trialStates.indexOf(state),
    values,
    datetime_complete: formatTime(new Date()),
  };
  if (reason === null) return [finish];
  return [{ op_code: opCodes.setTrialSystemAttr, trial_id, system_attr: { fail_reason: reason } }, finish];
}

function trialNotFound(number: number, count: number): TuningError {
  return new TuningError("TRIAL_NOT_FOUND", `[tuning] expected a trial with number ${number}, found ${count} trials.`);
}
