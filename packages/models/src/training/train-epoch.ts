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
import type { LossAndAccuracy, RunningMean } from "./running-mean.js";

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
  /** Steps whose gradients are added up before the weights change; a training does not stop within them. */
  readonly groupSize: number;
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

/** How an epoch ended: with its last batch, where it was told to stop, or with a step that ruined the weights. */
export type EpochEnd = "complete" | "stopped" | "ruined";

/** Where in a run an epoch goes on. */
export interface EpochPosition {
  /** The epoch, from 1. */
  readonly epoch: number;
  /** Steps of the epoch that were taken before. */
  readonly step: number;
  /** Steps that the run took before the epoch, which tell its dropout masks from the others'. */
  readonly firstStep: number;
}

/**
 * Goes through a data set once, or through what is left of it, a step of `model.trainOnBatch` per batch.
 *
 * @param dataset - All of it, in the order to train in.
 * @param mean - Of the steps before; those that are taken are added.
 * @returns whether the epoch is complete: not if the signal stopped it.
 * @throws {ModelError} `NON_FINITE_LOSS` if a step's loss, or what it makes of the weights, is NaN or infinite.
 */
export async function trainEpoch(
  context: EpochContext,
  dataset: Dataset,
  position: EpochPosition,
  mean: RunningMean,
): Promise<EpochEnd> {
  const { batchSize, breather, prepare, groupSize, closeGroup, signal, onStepBegin, onStepEnd, onStep } = context;
  const { epoch, firstStep } = position;
  let { step } = position;
  const steps = dataset.batches(batchSize).length;
  for (const batch of dataset.slice(step * batchSize).batches(batchSize)) {
    if (signal.aborted && step % groupSize === 0) return "stopped";
    await onStepBegin(firstStep + step + 1);
    if (step === steps - 1) closeGroup();
    const prepared = prepare?.(batch, step * batchSize) ?? batch;
    const { loss, accuracy, ...result } = await trainStep(context, prepared, firstStep + step);
    step++;
    const finite = Number.isFinite(loss) && result.finite;
    await onStepEnd(firstStep + step, { loss, accuracy, finite });
    if (!finite) {
      if (signal.aborted) return "ruined";
      throw nonFiniteLoss(context.model, loss, epoch, step);
    }
    mean.add({ loss, accuracy }, batch.size);
    await onStep(step, mean.mean());
    await breather.breathe();
  }
  return "complete";
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
