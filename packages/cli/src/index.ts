export { CliError, type CliErrorCode } from "./cli-error.js";
export type { ExperimentEvent, Reporter, ResultEvent } from "./experiment/experiment-event.js";
export type { ExperimentOptions, ResolvedExperimentOptions } from "./experiment/experiment-options.js";
export type { Machine, Versions } from "./experiment/machine.js";
export { type RunOptions, runExperiment } from "./experiment/run-experiment.js";
export type { RunRecord, RunStatus } from "./experiment/run-record.js";
export { type StepName, stepNames, stepTitles } from "./experiment/step.js";
export type { StepResults } from "./experiment/step-results.js";
