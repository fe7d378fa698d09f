import { resolveExperimentOptions } from "../experiment/experiment-options.js";
import type { RunRecord } from "../experiment/run-record.js";

/** The record of a run that has not done anything yet, with what a test wants otherwise. */
export function makeRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    command: "mnistlab run --seed 7",
    options: resolveExperimentOptions(),
    directory: "/runs/first",
    startedAt: new Date(Date.UTC(2026, 0, 31, 9, 5)),
    versions: { mnistlab: "1.2.3", tensorflowJs: "4.22.0", node: "24.0.0" },
    machine: { system: "linux 6 x64", processor: "Abacus 9000", processors: 2, memoryBytes: 2 ** 33 },
    status: { state: "running" },
    results: {},
    seconds: {},
    totalSeconds: 0,
    peakMemoryBytes: 0,
    ...changes,
  };
}
