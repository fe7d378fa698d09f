import type { ParallelTraining } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { createCallbackRunner } from "../callbacks/callback-runner.js";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { createBatchFeeder } from "./batch-feeder.js";
import { batchPreparation } from "./batch-preparation.js";
import { createBreather } from "./breather.js";
import { createDropoutSeeds, type DropoutSeeds } from "./dropout-seeds.js";
import { evaluateBatches } from "./evaluate-batches.js";
import { createHistory, type History, record } from "./history.js";
import { lockForTraining } from "./lock-for-training.js";
import { type OptimizerWrapping, wrapOptimizer } from "./optimizer-wrapping.js";
import { startWorkers } from "./start-workers.js";
import { trainEpoch } from "./train-epoch.js";
import type { EpochLogs } from "./train-events.js";
import { planTraining, type TrainingPlan, type TrainOptions } from "./train-options.js";

/** What `train` leaves. */
export interface TrainResult {
  /** One number per completed epoch. */
  readonly history: History;
  /** Epochs completed. */
  readonly epochs: number;
  /** Steps taken, those of an epoch that was not completed included. */
  readonly steps: number;
  /** Whether the signal or a callback stopped the training before its last epoch was complete. */
  readonly stopped: boolean;
  /** What stopped it: `"signal"`, or what a callback said (`"earlyStopping: val_loss …"`, say). */
  readonly stopReason?: string;
}

/**
 * Trains an image classifier on bytes: what `model.fit` does, reproducibly and without a float copy of the data.
 *
 * Pixels are scaled to [0, 1] batch by batch. The order of the images and the dropout masks follow from `seed`; the mask is
 * a new one at every step. With the same seeds, data and options the weights are the same bit for bit. The model is trained
 * through its compiled program, or `model.trainOnBatch`; its optimizer keeps its state, so that a second call goes on from the first (with the same
 * seed it repeats the first one's orders and masks: give it another).
 *
 * With `workers`, threads share each step, for the same weights; they end with the call, however it ends. A thread that dies is
 * replaced and its step repeated.
 *
 * No tensor is left behind, however the call ends. (A model that was compiled by hand gets its optimizer's state in its
 * first step; it belongs to the optimizer.)
 *
 * @param model - A classifier compiled with sparse categorical cross-entropy and accuracy, as `buildCnn` makes it. Its
 * weights change.
 * @param dataset - Images of the model's input shape with labels below its number of classes.
 * @returns The history. When `signal` or a callback stops the training the promise resolves all the same, with `stopped: true` and the
 * epochs that were complete, their validation included.
 * @throws {ModelError} Before anything changes: `INVALID_ARGUMENT`, `NOT_COMPILED`, `UNSUPPORTED_MODEL`, `EMPTY_DATASET`,
 * `SHAPE_MISMATCH`, `LABEL_OUT_OF_RANGE`, `ALREADY_TRAINING`. Later: `NON_FINITE_LOSS`,
 * unless a callback such as `terminateOnNaN()` stops the training then.
 * @throws {BackendError} `WORKER_FAILED` if `workers` cannot be started, or die again and again.
 * @example
 * const { history } = await train(model, dataset, { epochs: 2, batchSize: 8, validationSplit: 0.25, seed: 7 });
 * history.val_accuracy?.length; // 2
 */
export async function train(model: LayersModel, dataset: Dataset, options: TrainOptions = {}): Promise<TrainResult> {
  const plan = planTraining(model, dataset, options);
  const unlock = lockForTraining(model);
  const dropout = createDropoutSeeds(model, plan.seed);
  const wrapping = wrapOptimizer(model, options);
  let workers: ParallelTraining | undefined;
  try {
    if (plan.workers > 0) workers = await startWorkers(model, plan.workers);
    return await runEpochs(model, plan, dropout, wrapping, workers, options);
  } finally {
    await workers?.dispose();
    wrapping.restore();
    dropout.restore();
    unlock();
  }
}

async function runEpochs(
  model: LayersModel,
  { epochs, batchSize, shuffle, seed, training, validation, changes }: TrainingPlan,
  dropout: DropoutSeeds,
  { closeGroup }: OptimizerWrapping,
  workers: ParallelTraining | undefined,
  { signal, onEvent, callbacks = [] }: TrainOptions,
): Promise<TrainResult> {
  const mostImages = Math.max(training.length, validation?.length ?? 0);
  const feeder = createBatchFeeder(training.shape, Math.min(batchSize, mostImages));
  const breather = createBreather();
  const history = createHistory(validation !== undefined);
  const stepsPerEpoch = training.batches(batchSize).length;
  const calls = createCallbackRunner(callbacks, { model, epochs, stepsPerEpoch, history }, signal);
  const start = performance.now();
  let completed = 0;
  let steps = 0;
  await onEvent?.({
    type: "start",
    epochs,
    steps: stepsPerEpoch,
    samples: training.length,
    validationSamples: validation?.length ?? 0,
  });
  await calls.trainBegin();

  while (completed < epochs && !calls.halt.aborted) {
    const epoch = completed + 1;
    const epochStart = performance.now();
    await calls.epochBegin(epoch);
    const onStep = (step: number, soFar: { loss: number; accuracy: number }) =>
      onEvent?.({ type: "step", epoch, step, steps: stepsPerEpoch, ...soFar });
    const order = shuffle ? deriveSeed(seed, seedStream.shuffle, epoch) : undefined;
    const data = order === undefined ? training : training.shuffle(order);
    const prepare = changes && batchPreparation(changes, epoch, order);
    const outcome = await trainEpoch(
      {
        ...{ model, batchSize, feeder, breather, dropout, workers, prepare, closeGroup, onStep },
        ...{ signal: calls.halt, onStepBegin: calls.stepBegin, onStepEnd: calls.stepEnd },
      },
      data,
      epoch,
      steps,
    );
    steps += outcome.steps;
    if (!outcome.mean) break;
    await calls.epochTrained(epoch);
    let logs: EpochLogs = outcome.mean;
    if (validation) {
      const result = await evaluateBatches(model, validation, batchSize, feeder, breather, calls.halt);
      if (!result) break;
      logs = { ...logs, val_loss: result.loss, val_accuracy: result.accuracy };
    }
    record(history, logs);
    completed++;
    await calls.epochEnd(epoch, logs);
    await onEvent?.({ type: "epoch", epoch, epochs, logs, seconds: (performance.now() - epochStart) / 1000 });
  }

  await calls.trainEnd();
  const stopped = completed < epochs;
  const end = { epochs: completed, history, stopped, ...(stopped && { stopReason: calls.reason() }) };
  await onEvent?.({ type: "end", ...end, seconds: (performance.now() - start) / 1000 });
  return { ...end, steps };
}
