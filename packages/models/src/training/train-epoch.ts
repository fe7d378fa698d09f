import { accelerationOf, type ParallelTraining } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import { dispose } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { StepLogs } from "../callbacks/train-callback.js";
import { internalsOf } from "../layers-model-internals.js";
import { ModelError } from "../model-error.js";
import type { BatchFeeder } from "./batch-feeder.js";
import type { PrepareBatch, PreparedBatch } from "./batch-preparation.js";
import type { Breather } from "./breather.js";
import type { DropoutSeeds } from "./dropout-seeds.js";
import { createRunningMean, type LossAndAccuracy } from "./running-mean.js";

/** What a run's epochs have in common. */
export interface EpochContext {
  readonly model: LayersModel;
  readonly batchSize: number;
  readonly feeder: BatchFeeder;
  readonly breather: Breather;
  readonly dropout: DropoutSeeds;
  /** Who share the steps; without, the calling thread takes them alone. */
  readonly workers: ParallelTraining | undefined;
  /** Changes the batches before they are trained on. */
  readonly prepare: PrepareBatch | undefined;
  /** Is called before the last step. */
  readonly closeGroup: () => void;
  /** Whether to stop before the next step. */
  readonly signal: { readonly aborted: boolean };
  /** Is called before each step with its number in the run, from 1. */
  readonly onStepBegin: (step: number) => void | Promise<void>;
  /** Is called after each step, also one that ruined the weights, with its number in the run and what it came to. */
  readonly onStepEnd: (step: number, logs: StepLogs) => void | Promise<void>;
  /** Is called after each step with its number in the epoch, from 1, and the means of the epoch so far. */
  readonly onStep: (step: number, soFar: LossAndAccuracy) => void | Promise<void>;
}

/** How an epoch went. */
export interface EpochOutcome {
  /** Steps taken. */
  readonly steps: number;
  /** Loss and accuracy over the epoch; `undefined` if it was stopped before its end. */
  readonly mean: LossAndAccuracy | undefined;
}

/**
 * Goes once through a data set, a step of `model.trainOnBatch` per batch.
 *
 * @param dataset - In the order to train in.
 * @param epoch - From 1.
 * @param firstStep - Steps that the run took before, which tell this epoch's dropout masks from the others'.
 * @throws {ModelError} `NON_FINITE_LOSS` if a step's loss, or what it makes of the weights, is NaN or infinite.
 */
export async function trainEpoch(
  context: EpochContext,
  dataset: Dataset,
  epoch: number,
  firstStep: number,
): Promise<EpochOutcome> {
  const { model, batchSize, breather, prepare, closeGroup, signal, onStepBegin, onStepEnd, onStep } = context;
  const batches = dataset.batches(batchSize);
  const mean = createRunningMean();
  let steps = 0;
  for (const batch of batches) {
    if (signal.aborted) return { steps, mean: undefined };
    await onStepBegin(firstStep + steps + 1);
    if (steps === batches.length - 1) closeGroup();
    const { loss, accuracy, ...result } = await trainStep(
      context,
      prepare?.(batch, steps * batchSize) ?? batch,
      firstStep + steps,
    );
    steps++;
    const finite = Number.isFinite(loss) && result.finite;
    await onStepEnd(firstStep + steps, { loss, accuracy, finite });
    if (!finite) {
      if (signal.aborted) return { steps, mean: undefined };
      throw nonFiniteLoss(model, loss, epoch, steps);
    }
    mean.add({ loss, accuracy }, batch.size);
    await onStep(steps, mean.mean());
    await breather.breathe();
  }
  return { steps, mean: mean.mean() };
}

/** What one step says; `finite` tells whether the weights are after it. */
interface StepOutcome extends LossAndAccuracy {
  readonly finite: boolean;
}

/** One step, of the model's compiled program if it has one, which takes the bytes as they are; of workers if there are any. */
async function trainStep(
  { model, feeder, dropout, workers }: EpochContext,
  batch: PreparedBatch,
  step: number,
): Promise<StepOutcome> {
  const bytes = { examples: batch.images, targets: batch.targets ?? batch.labels, size: batch.size };
  const keys = dropout.keys(step);
  const dense = batch.targets !== undefined;
  const compiled = workers
    ? await workers.step({ ...bytes, dense }, keys)
    : accelerationOf(model)?.trainStep({ ...bytes, dense }, keys);
  if (compiled) return { ...compiled, accuracy: compiled.accuracy! };
  dropout.set(step);
  const images = feeder.images(batch.images, batch.size);
  const labels = feeder.labels(batch.labels);
  try {
    const [loss, accuracy] = (await model.trainOnBatch(images, labels)) as number[];
    return { loss: loss!, accuracy: accuracy!, finite: await hasFiniteWeights(model) };
  } finally {
    dispose([images, labels]);
  }
}

/**
 * Whether the weights that were trained last (the output layer's bias) are finite.
 *
 * A step's loss is that of the weights before it, so it does not tell when the last step of a run ruins them. And on a
 * backend whose `clipByValue` turns NaN into its lower bound (stock wasm; `setupWasm` mends it) it never tells.
 */
async function hasFiniteWeights(model: LayersModel): Promise<boolean> {
  const weights = internalsOf(model).collectedTrainableWeights.at(-1);
  return weights === undefined || (await weights.read().data()).every(Number.isFinite);
}

function nonFiniteLoss(model: LayersModel, loss: number, epoch: number, step: number): ModelError {
  const { learningRate } = model.optimizer as unknown as { readonly learningRate?: number };
  return new ModelError(
    "NON_FINITE_LOSS",
    `[models] expected a finite loss and finite weights, found otherwise (loss ${loss}) in epoch ${epoch}, ` +
      `step ${step}, at learning rate ${learningRate ?? "unknown"}: the model is of no use any more; build it anew ` +
      "and train it with a smaller learning rate, or with the callback terminateOnNaN(), which keeps what was good.",
  );
}
