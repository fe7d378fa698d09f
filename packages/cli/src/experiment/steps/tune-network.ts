import { join } from "node:path";
import { ModelError } from "@mnistlab/models";
import {
  createStudy,
  journalFile,
  medianPruner,
  randomSampler,
  type StudyView,
  type TrialRow,
  TuningError,
} from "@mnistlab/tuning";
import type { Reporter } from "../experiment-event.js";
import type { ResolvedExperimentOptions } from "../experiment-options.js";
import { stratifiedSample, stratifiedSplit } from "../stratified-sample.js";
import { createObjective } from "../tuning/objective.js";
import type { DataResult } from "./load-data.js";

/** A study. */
export interface TuningResult {
  /** All trials, in order; the last one is not done if the tuning was stopped within it. */
  readonly study: StudyView;
  /** Trials that ended by themselves: complete, pruned or failed. */
  readonly trialsDone: number;
  /** The trial with the highest validation accuracy; `undefined` if none is complete. */
  readonly best: TrialRow | undefined;
  /** Images that each trial trains on. */
  readonly trainImages: number;
  /** Images that each trial is judged by. */
  readonly validationImages: number;
  /** Epochs of each trial that is not pruned. */
  readonly epochs: number;
  /** Whether it was stopped before its last trial. */
  readonly stopped: boolean;
}

/**
 * Tries networks on a stratified sample of the training images and records every trial in `study.log`.
 *
 * The test images take no part. A trial whose weights diverge is recorded as failed; the study goes on.
 *
 * @throws {TuningError} `STORAGE_FAILED` if the record cannot be written.
 */
export async function tuneNetwork(
  { train }: DataResult,
  options: ResolvedExperimentOptions,
  directory: string,
  report: Reporter,
  signal?: AbortSignal,
): Promise<TuningResult> {
  const { seed, workers, trials, tuningTrainImages, tuningValidationImages, tuningEpochs } = options;
  const sample = stratifiedSample(train, tuningTrainImages + tuningValidationImages, seed);
  const [training, validation] = stratifiedSplit(sample, tuningValidationImages, seed);
  const study = await createStudy({
    name: "mnist-cnn",
    direction: "maximize",
    sampler: randomSampler({ seed }),
    pruner: medianPruner({ nStartupTrials: 3 }),
    storage: journalFile(join(directory, "study.log")),
  });
  const objective = createObjective({ training, validation, epochs: tuningEpochs, seed, workers, signal });
  let trialsDone = 0;
  let stopped = false;
  try {
    await study.optimize(objective, {
      trials,
      signal,
      catch: (error) => ModelError.isInstance(error) && error.code === "NON_FINITE_LOSS",
      onTrial: (trial) => {
        trialsDone++;
        return report({ type: "trial", trial, study });
      },
    });
  } catch (error) {
    if (!signal?.aborted || error !== signal.reason) throw error;
    stopped = true;
  }
  return {
    study,
    trialsDone,
    best: bestOf(() => study.bestTrial),
    trainImages: training.length,
    validationImages: validation.length,
    epochs: tuningEpochs,
    stopped,
  };
}

function bestOf(bestTrial: () => TrialRow): TrialRow | undefined {
  try {
    return bestTrial();
  } catch (error) {
    if (TuningError.isInstance(error) && error.code === "NO_COMPLETE_TRIAL") return undefined;
    throw error;
  }
}
