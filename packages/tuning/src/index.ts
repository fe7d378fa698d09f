export type {
  CategoricalDistribution,
  Distribution,
  FloatDistribution,
  IntDistribution,
  ParamValue,
} from "./distributions/distribution.js";
export type { FloatOptions } from "./distributions/float-distribution.js";
export type { IntOptions } from "./distributions/int-distribution.js";
export type { JournalOperation } from "./journal/journal-operation.js";
export type { JournalStore } from "./journal/journal-store.js";
export { formatOperation, parseOperation } from "./journal/operation-line.js";
export type { JsonValue } from "./json-value.js";
export type { CheckSchedule } from "./pruners/check-schedule.js";
export { type MedianPrunerOptions, medianPruner } from "./pruners/median-pruner.js";
export { nopPruner } from "./pruners/nop-pruner.js";
export type { Pruner } from "./pruners/pruner.js";
export { type RandomSamplerOptions, randomSampler } from "./samplers/random-sampler.js";
export type { SampleRequest, Sampler } from "./samplers/sampler.js";
export { inMemory } from "./storages/in-memory.js";
export { type JournalFileOptions, journalFile } from "./storages/journal-file.js";
export { type CreateStudyOptions, createStudy } from "./study/create-study.js";
export type { Direction } from "./study/direction.js";
export { type LoadStudyOptions, loadStudy } from "./study/load-study.js";
export type { Objective, OptimizeOptions } from "./study/optimize.js";
export type { Outcome } from "./study/outcome.js";
export type { Study } from "./study/study.js";
export type { StudyView } from "./study/study-view.js";
export { toCsv } from "./study/to-csv.js";
export type { Trial } from "./trial/trial.js";
export { TrialPruned } from "./trial/trial-pruned.js";
export type { TrialRow } from "./trial/trial-row.js";
export type { TrialState } from "./trial/trial-state.js";
export { TuningError, type TuningErrorCode } from "./tuning-error.js";
