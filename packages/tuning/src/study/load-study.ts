import { Journal } from "../journal/journal.js";
import type { JournalStore } from "../journal/journal-store.js";
import type { StoredStudy } from "../journal/stored-study.js";
import { medianPruner } from "../pruners/median-pruner.js";
import type { Pruner } from "../pruners/pruner.js";
import { randomSampler } from "../samplers/random-sampler.js";
import type { Sampler } from "../samplers/sampler.js";
import { TuningError } from "../tuning-error.js";
import { JournalStudy } from "./journal-study.js";
import type { Study } from "./study.js";

/** Options of {@link loadStudy}. */
export interface LoadStudyOptions {
  /**
   * The study's name.
   *
   * @default the only study of the storage
   */
  name?: string;
  /** Keeps the record. */
  storage: JournalStore;
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
}

/**
 * Opens a recorded study, to read it or to go on with it; writes nothing.
 *
 * @throws {TuningError} `STUDY_NOT_FOUND` if the storage holds no study of this name, or several and none is named;
 * `STORAGE_FAILED`, `JOURNAL_CORRUPT`, `JOURNAL_UNKNOWN_OPERATION` from the storage.
 * @example
 * const study = await loadStudy({ storage: journalFile("runs/study.log") });
 * study.trials.filter((row) => row.state === "COMPLETE").length;
 */
export async function loadStudy(options: LoadStudyOptions): Promise<Study> {
  const { name, storage, sampler = randomSampler(), pruner = medianPruner() } = options;
  const journal = new Journal(storage);
  await journal.sync();
  return new JournalStudy(journal, find(journal, name), sampler, pruner);
}

function find(journal: Journal, name: string | undefined): StoredStudy {
  const studies = journal.replay.studies();
  const matches = studies.filter((study) => name === undefined || study.name === name);
  if (matches[0] !== undefined && matches.length === 1) return matches[0];
  const wanted = name === undefined ? "exactly one study" : `a study "${name}"`;
  const names = studies.map((study) => JSON.stringify(study.name)).join(", ") || "none";
  throw new TuningError("STUDY_NOT_FOUND", `[tuning] expected ${wanted} in ${journal.store.name}, found ${names}.`);
}
