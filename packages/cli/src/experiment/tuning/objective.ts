import type { Dataset } from "@mnistlab/datasets";
import { buildCnn, type TrainEvent, train } from "@mnistlab/models";
import { type Objective, TrialPruned } from "@mnistlab/tuning";
import { suggestCandidate } from "./search-space.js";

/** What each trial trains on. */
export interface ObjectiveOptions {
  readonly training: Dataset;
  readonly validation: Dataset;
  readonly epochs: number;
  /** Of weights, order and dropout, the same for every trial. */
  readonly seed: number;
  /** Threads that share each training step. */
  readonly workers: number;
  /** Ends the trial after the step at work. */
  readonly signal?: AbortSignal;
}

/**
 * The objective of the study: builds a candidate, trains it and returns its validation accuracy after the last epoch.
 *
 * Reports the validation accuracy after every epoch and ends there when the pruner says so. Leaves no tensor behind.
 */
export function createObjective({ training, validation, epochs, seed, workers, signal }: ObjectiveOptions): Objective {
  return async (trial) => {
    const { network, batchSize } = suggestCandidate(trial);
    const model = buildCnn({ ...network, seed });
    let accuracy = 0;
    const onEvent = async (event: TrainEvent) => {
      if (event.type !== "epoch") return;
      accuracy = event.logs.val_accuracy ?? 0;
      await trial.report(accuracy, event.epoch);
      if (event.epoch < epochs && (await trial.shouldPrune())) throw new TrialPruned();
    };
    try {
      await train(model, training, { epochs, batchSize, seed, workers, validationData: validation, signal, onEvent });
    } finally {
      model.dispose();
    }
    signal?.throwIfAborted();
    return accuracy;
  };
}
