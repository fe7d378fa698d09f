import type { LoadProgress } from "@mnistlab/datasets";
import type { TrainEvent } from "@mnistlab/models";
import type { StudyView, TrialRow } from "@mnistlab/tuning";
import type { RunRecord } from "./run-record.js";
import type { StepName } from "./step.js";
import type { StepResults } from "./step-results.js";

/** The run begins; its directory is there and can be written. */
export interface RunBeginEvent {
  readonly type: "begin";
  readonly record: RunRecord;
}

/** A step begins. */
export interface StepEvent {
  readonly type: "step";
  readonly step: StepName;
}

/** A file of the data set is loading. */
export interface LoadEvent {
  readonly type: "load";
  readonly progress: LoadProgress;
}

/** Something is amiss that does not stop the run. */
export interface WarningEvent {
  readonly type: "warning";
  readonly message: string;
}

/** The training goes on. */
export interface TrainingEvent {
  readonly type: "training";
  readonly event: TrainEvent;
}

/** A trial of the tuning is done. */
export interface TrialEvent {
  readonly type: "trial";
  readonly trial: TrialRow;
  readonly study: StudyView;
}

/** A step is done; the record has its result already. */
export type ResultEvent = {
  [S in StepName]: { readonly type: "result"; readonly step: S; readonly result: StepResults[S] };
}[StepName];

/** The run is over, whatever the reason: the record's `status` tells. A run that fails before its training has none. */
export interface RunEndEvent {
  readonly type: "end";
  readonly record: RunRecord;
}

/** What a run tells while it works, told apart by `type`. */
export type ExperimentEvent =
  | RunBeginEvent
  | StepEvent
  | LoadEvent
  | WarningEvent
  | TrainingEvent
  | TrialEvent
  | ResultEvent
  | RunEndEvent;

/** Is told what happens in a run. A promise that it returns is waited for; what it throws ends the run. */
export type Reporter = (event: ExperimentEvent) => void | Promise<void>;
