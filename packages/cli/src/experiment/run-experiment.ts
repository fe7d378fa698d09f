import { createRunDirectory } from "../run-directory/create-run-directory.js";
import { createFileRecorder } from "../run-directory/file-recorder.js";
import { removeIfEmpty } from "../run-directory/remove-if-empty.js";
import type { Reporter } from "./experiment-event.js";
import { type ExperimentOptions, resolveExperimentOptions } from "./experiment-options.js";
import { machine, peakMemoryBytes, versions } from "./machine.js";
import { performSteps } from "./perform-steps.js";
import { repeatCommand } from "./repeat-command.js";
import type { RunRecord } from "./run-record.js";

/** How {@link runExperiment} works with its surroundings. */
export interface RunOptions {
  /** Directory for the results, new or empty. @default a new one in `runs/`, named after the time */
  readonly out?: string;
  /** Stops the run after the training step or trial at work; what exists is written. */
  readonly signal?: AbortSignal;
  /** Is told what happens. */
  readonly reporter?: Reporter;
}

/**
 * Performs the lab sheet's experiment step by step and writes its results into a directory.
 *
 * A stopped run resolves, too: its record's `status` says where it stopped. A run that fails after its training began
 * leaves its report and tells the reporter its end, one that fails before leaves nothing.
 *
 * @returns The record of the run. Its files: `report.html`, `history.csv`, `metrics.json`, `trials.csv`, `study.log`,
 * `accuracy.svg`, `loss.svg`, `confusion.svg`, `errors.png`, `model/`.
 * @throws {CliError} Before anything starts: `INVALID_OPTION`, `RUN_DIRECTORY_NOT_EMPTY`, `RUN_DIRECTORY_UNWRITABLE`.
 * Later: `WRITE_FAILED`.
 * @throws what a step throws, e.g. a `DatasetError` if MNIST is nowhere to be had.
 * @example
 * const record = await runExperiment({ quick: true }, { out: "runs/first" });
 * record.results.evaluation?.accuracy; // about 0.9
 */
export async function runExperiment(
  options: ExperimentOptions = {},
  surroundings: RunOptions = {},
): Promise<RunRecord> {
  const resolved = resolveExperimentOptions(options);
  const { path: directory, made } = await createRunDirectory({ out: surroundings.out });
  const record: RunRecord = {
    command: repeatCommand(resolved),
    options: resolved,
    directory,
    startedAt: new Date(),
    versions: versions(),
    machine: machine(),
    status: { state: "running" },
    results: {},
    seconds: {},
    totalSeconds: 0,
    peakMemoryBytes: peakMemoryBytes(),
  };
  const files = createFileRecorder(record);
  const report: Reporter = async (event) => {
    await files(event);
    await surroundings.reporter?.(event);
  };
  try {
    await report({ type: "begin", record });
    await performSteps(record, report, surroundings.signal);
    await report({ type: "end", record });
    return record;
  } catch (error) {
    await leaveBehind(record, report, made);
    throw error;
  }
}

/** What a failed run leaves: the report of a training that began, otherwise not even the directories made for it. */
async function leaveBehind(record: RunRecord, report: Reporter, made: readonly string[]): Promise<void> {
  try {
    if (record.results.parameters !== undefined) await report({ type: "end", record });
    else await removeIfEmpty(made);
  } catch {
    // The error that ended the run is the one to tell.
  }
}
