import { Journal } from "../journal/journal.js";
import { opCodes } from "../journal/journal-operation.js";
import { studyExists } from "../journal/journal-replay.js";
import type { JournalStore } from "../journal/journal-store.js";
import type { StoredStudy } from "../journal/stored-study.js";
import { medianPruner } from "../pruners/median-pruner.js";
import type { Pruner } from "../pruners/pruner.js";
import { randomSampler } from "../samplers/random-sampler.js";
import type { Sampler } from "../samplers/sampler.js";
import { inMemory } from "../storages/in-memory.js";
import { TuningError } from "../tuning-error.js";
import { type Direction, directionCode } from "./direction.js";
import { JournalStudy } from "./journal-study.js";
import type { Study } from "./study.js";

/** Options of {@link createStudy}. */
export interface CreateStudyOptions {
  /**
   * Unique in its storage.
   *
   * @default "no-name-" and a random id
   */
  name?: string;
  /**
   * Whether small or large values are good.
   *
   * @default "minimize", or what the record says if `loadIfExists` finds the study
   */
  direction?: Direction;
  /**
   * Proposes parameter values.
   *
   * @default randomSampler()
   */
  sampler?: Sampler;
  /**
   * Ends hopeless trials.
   *
   * @default medianPruner()
   */
  pruner?: Pruner;
  /**
   * Keeps the record.
   *
   * @default inMemory()
   */
  storage?: JournalStore;
  /**
   * Whether to go on with a study of this name if the storage holds one.
   *
   * @default false
   */
  loadIfExists?: boolean;
}

/**
 * Makes a study, or goes on with a recorded one.
 *
 * Search space, sampler and pruner are not recorded: a resumed study may use others, as in Optuna.
 *
 * @throws {TuningError} `STUDY_EXISTS` if the name is taken and `loadIfExists` is not set; `DIRECTION_MISMATCH` if the
 * recorded study has another direction than the one asked for; `INVALID_ARGUMENT`; `STORAGE_FAILED`,
 * `JOURNAL_CORRUPT`, `JOURNAL_UNKNOWN_OPERATION` from the storage.
 * @example
 * const study = await createStudy({ name: "parabola", direction: "minimize", sampler: randomSampler({ seed: 1 }) });
 * await study.optimize((trial) => trial.suggestFloat("x", -1, 1) ** 2, { trials: 20 });
 * study.trials.length; // 20
 */
export async function createStudy(options: CreateStudyOptions = {}): Promise<Study> {
  const { name = `no-name-${crypto.randomUUID()}`, direction, storage = inMemory(), loadIfExists = false } = options;
  const { sampler = randomSampler(), pruner = medianPruner() } = options;
  checkOptions(name, direction);
  const journal = new Journal(storage);
  await journal.sync();
  const stored =
    (loadIfExists && journal.replay.studyNamed(name)) || (await create(journal, name, direction, loadIfExists));
  checkDirection(stored, direction);
  return new JournalStudy(journal, stored, sampler, pruner);
}

/** Adds the study to the record; rejects with `STUDY_EXISTS` unless finding one that another process has just added is fine. */
async function create(
  journal: Journal,
  name: string,
  direction: Direction = "minimize",
  loadIfExists: boolean,
): Promise<StoredStudy> {
  if (journal.replay.studyNamed(name) !== undefined) throw studyExists(name);
  try {
    await journal.write(
      [{ op_code: opCodes.createStudy, study_name: name, directions: [directionCode(direction)] }],
      () => undefined,
    );
  } catch (error) {
    if (!(loadIfExists && TuningError.isInstance(error) && error.code === "STUDY_EXISTS")) throw error;
  }
  const stored = journal.replay.studyNamed(name);
  if (stored !== undefined) return stored;
  throw new TuningError(
    "STORAGE_FAILED",
    `[tuning] expected ${journal.store.name} to hold study "${name}" that was just added to it, found none.`,
  );
}

function checkOptions(name: unknown, direction: unknown): void {
  if (typeof name !== "string" || name === "") {
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected a study name, found ${JSON.stringify(name)}.`);
  }
  if (direction !== undefined && direction !== "minimize" && direction !== "maximize") {
    const found = JSON.stringify(direction);
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected direction "minimize" or "maximize", found ${found}.`);
  }
}

function checkDirection(stored: StoredStudy, direction: Direction | undefined): void {
  if (direction === undefined) return;
  const recorded = stored.directions.join(", ");
  if (recorded === direction) return;
  throw new TuningError(
    "DIRECTION_MISMATCH",
    `[tuning] expected study "${stored.name}" to ${direction}, but its record says ${recorded}: ` +
      "leave direction out, or start a study of another name.",
  );
}
