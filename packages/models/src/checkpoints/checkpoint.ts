import type { CallbackState } from "../callbacks/train-callback.js";
import type { History } from "../training/history.js";
import type { MeanState } from "../training/running-mean.js";
import type { SavedOptimizer, SavedTensor } from "./optimizer-state.js";
import type { RunConfiguration } from "./run-configuration.js";

/** How far a training has come. */
export interface TrainingProgress {
  /** Epochs that are complete, their validation included. */
  readonly epochs: number;
  /** Steps taken in the epoch after them. */
  readonly step: number;
  /** Loss and accuracy over these steps. */
  readonly mean: MeanState;
  readonly history: History;
}

/** All that a training needs to go on as if it had never stopped. */
export interface Checkpoint {
  /** Number of this checkpoint among those under its key: the highest one is the newest. */
  readonly sequence: number;
  readonly configuration: RunConfiguration;
  readonly progress: TrainingProgress;
  readonly weights: readonly SavedTensor[];
  readonly optimizer: SavedOptimizer;
  /** What callbacks and the like remember, in their order. */
  readonly states: readonly { readonly name: string; readonly state: CallbackState }[];
}
