import { DistributionReader } from "../distributions/distribution-reader.js";
import { directionOf } from "../study/direction.js";
import { trialNotRunning } from "../trial/trial-not-running.js";
import { isFinished } from "../trial/trial-state.js";
import { TuningError } from "../tuning-error.js";
import { applyTrialOperation } from "./apply-trial-operation.js";
import { createTrial } from "./create-trial.js";
import type { JournalOperation } from "./journal-operation.js";
import { opCodes } from "./journal-operation.js";
import { StoredStudy } from "./stored-study.js";
import type { StoredTrial } from "./stored-trial.js";

/**
 * What a record says so far: the studies and trials that result when its operations are applied in order.
 *
 * The rules are Optuna's: an operation that does not fit (a study's name is taken, a trial is finished, a distribution
 * conflicts) changes nothing, so that every reader of the same record comes to the same state.
 */
export class JournalReplay {
  readonly #studies: Map<number, StoredStudy> = new Map();
  readonly #trials: StoredTrial[] = [];
  readonly #distributions: DistributionReader = new DistributionReader();
  #nextStudyId = 0;

  /** The study of this name, unless it was deleted. */
  studyNamed(name: string): StoredStudy | undefined {
    return this.studies().find((study) => study.name === name);
  }

  /** All studies that were not deleted. */
  studies(): StoredStudy[] {
    return [...this.#studies.values()];
  }

  /** The trial with this id. */
  trial(id: number): StoredTrial | undefined {
    return this.#trials[id];
  }

  /** How many trials the record has: the id of the next one. */
  get trialCount(): number {
    return this.#trials.length;
  }

  /**
   * Applies the next operation of the record.
   *
   * @returns why the operation was rejected, for its writer; `null` if it was applied.
   * @throws {Error} if a field cannot be understood (a time, a distribution).
   */
  apply(operation: JournalOperation): TuningError | null {
    switch (operation.op_code) {
      case opCodes.createStudy: {
        if (this.studyNamed(operation.study_name) !== undefined) return studyExists(operation.study_name);
        const id = this.#nextStudyId++;
        this.#studies.set(id, new StoredStudy(id, operation.study_name, operation.directions.map(directionOf)));
        return null;
      }
      case opCodes.deleteStudy:
        return this.#studies.delete(operation.study_id) ? null : studyNotFound(operation.study_id);
      case opCodes.setStudyUserAttr:
      case opCodes.setStudySystemAttr: {
        const study = this.#studies.get(operation.study_id);
        if (study === undefined) return studyNotFound(operation.study_id);
        if ("user_attr" in operation) assign(study.userAttrs, operation.user_attr);
        else assign(study.systemAttrs, operation.system_attr);
        return null;
      }
      case opCodes.createTrial: {
        const study = this.#studies.get(operation.study_id);
        if (study === undefined) return studyNotFound(operation.study_id);
        const trial = createTrial(operation, study, this.#distributions);
        study.trialIds.push(this.#trials.length);
        study.trials.push(trial);
        this.#trials.push(trial);
        return null;
      }
      case opCodes.discardTrials:
        return null;
      default: {
        const trial = this.#trials[operation.trial_id];
        if (trial === undefined) return trialNotFound(operation.trial_id);
        if (isFinished(trial.state)) return trialNotRunning(trial.number, trial.state);
        return applyTrialOperation(operation, trial, this.#studies.get(trial.studyId), this.#distributions);
      }
    }
  }
}

function assign<T>(target: Map<string, T>, source: Readonly<Record<string, T>>): void {
  for (const [key, value] of Object.entries(source)) target.set(key, value);
}

/** The error for a study whose name is taken. */
export function studyExists(name: string): TuningError {
  return new TuningError(
    "STUDY_EXISTS",
    `[tuning] expected a new study name, but the storage already holds "${name}": choose another name, ` +
      "or pass loadIfExists: true to go on with it.",
  );
}

function studyNotFound(id: number): TuningError {
  return new TuningError("STUDY_NOT_FOUND", `[tuning] expected a study with id ${id}, found none: it was deleted.`);
}

function trialNotFound(id: number): TuningError {
  return new TuningError("TRIAL_NOT_FOUND", `[tuning] expected a trial with id ${id}, found none.`);
}
