import type { ResolvedExperimentOptions } from "./experiment-options.js";
import type { Machine, Versions } from "./machine.js";
import type { StepName } from "./step.js";
import type { StepResults } from "./step-results.js";

/** How a run stands. */
export type RunStatus =
  /** It is at work, or its process was killed. */
  | { readonly state: "running" }
  | { readonly state: "complete" }
  /** The user stopped it in this step; `epoch` is the last complete one if that step is the training. */
  | { readonly state: "stopped"; readonly step: StepName; readonly epoch?: number }
  | { readonly state: "failed"; readonly step: StepName; readonly message: string };

/** Everything known of a run: the one source of the report and of metrics.json. Grows while the run works. */
export interface RunRecord {
  /** The command that repeats the run. */
  readonly command: string;
  readonly options: ResolvedExperimentOptions;
  /** Absolute path of the directory with the results. */
  readonly directory: string;
  readonly startedAt: Date;
  readonly versions: Versions;
  readonly machine: Machine;
  status: RunStatus;
  /** Results of the steps that are done; that of the training from its first complete epoch on, as far as it came. */
  readonly results: { -readonly [S in StepName]?: StepResults[S] };
  /** Seconds that each step took. */
  readonly seconds: Partial<Record<StepName, number>>;
  /** Seconds since the start. */
  totalSeconds: number;
  /** The most main memory that the process has held so far, in bytes. */
  peakMemoryBytes: number;
}
