import type { ParallelTraining } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { createCallbackRunner } from "../callbacks/callback-runner.js";
import { statefulOf } from "../callbacks/stateful-callback.js";
import type { TrainingProgress } from "../checkpoints/checkpoint.js";
import { openCheckpoints, type TrainingCheckpoints } from "../checkpoints/training-checkpoints.js";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { createBatchFeeder } from "./batch-feeder.js";
import { batchPreparation } from "./batch-preparation.js";
import { createBreather } from "./breather.js";
import { createDropoutSeeds, type DropoutSeeds } from "./dropout-seeds.js";
import { evaluateBatches } from "./evaluate-batches.js";
import { createHistory, type History, record } from "./history.js";
import { lockForTraining } from "./lock-for-training.js";
import { type OptimizerWrapping, wrapOptimizer } from "./optimizer-wrapping.js";
import { createRunningMean, type LossAndAccuracy } from "./running-mean.js";
import { startWorkers } from "./start-workers.js";
import { type EpochEnd, trainEpoch } from "./train-epoch.js";
import type { EpochLogs } from "./train-events.js";
import { planTraining, type TrainingPlan, type TrainOptions } from "./train-options.js";

/** What `train` leaves. */
export interface TrainResult {
  /** One number per completed epoch. */
  readonly history: History;
  /** Epochs completed. */
  readonly epochs: number;
  /** Steps taken, those of an epoch that was not completed included, and those before a checkpoint that it resumed from. */
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
 * through its compiled program, or `model.trainOnBatch`; its optimizer keeps its state, so that a second call goes on from the
 * first (with the same seed it repeats the first one's orders and masks: give it another).
 *
 * With `workers`, threads share each step, for the same weights; they end with the call, however it ends. A thread that dies is
 * replaced and its step repeated.
 *
 * With `checkpoint` and `resume`, a training that was stopped anywhere (by its signal, a crash, kill -9) goes on from its last
 * checkpoint, to the bits of one that was never stopped.
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
 * `SHAPE_MISMATCH`, `LABEL_OUT_OF_RANGE`, `ALREADY_TRAINING`; `CORRUPT_CHECKPOINT`, `INCOMPATIBLE_CHECKPOINT`,
 * `NOT_SERIALIZABLE` (an optimizer whose state checkpoints do not know). Later: `WRITE_FAILED`; `NON_FINITE_LOSS`,
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
  let wrapping: OptimizerWrapping | undefined;
  let workers: ParallelTraining | undefined;
  try {
    const checkpoints =
      plan.checkpoints && (await openCheckpoints(model, plan, plan.checkpoints, statefulOf(options.callbacks)));
    wrapping = wrapOptimizer(model, options);
    if (plan.workers > 0) workers = await startWorkers(model, plan.workers);
    return await runEpochs(model, plan, dropout, wrapping, workers, checkpoints, options);
  } finally {
    await workers?.dispose();
    wrapping?.restore();
    dropout.restore();
    unlock();
  }
}

async function runEpochs(
  model: LayersModel,
  { epochs, batchSize, shuffle, seed, training, validation, changes }: TrainingPlan,
  dropout: DropoutSeeds,
  { groupSize, closeGroup }: OptimizerWrapping,
  workers: ParallelTraining | undefined,
  checkpoints: TrainingCheckpoints | undefined,
  { signal, onEvent, callbacks = [] }: TrainOptions,
): Promise<TrainResult> {
  const mostImages = Math.max(training.length, validation?.length ?? 0);
  const feeder = createBatchFeeder(training.shape, Math.min(batchSize, mostImages));
  const breather = createBreather();
  const stepsPerEpoch = training.batches(batchSize).length;
  const start = performance.now();
  const resumed = checkpoints?.start;
  const history = resumed?.history ?? createHistory(validation !== undefined);
  const calls = createCallbackRunner(callbacks, { model, epochs, stepsPerEpoch, history }, signal);
  /** With checkpoints, validation is not broken off: callbacks could not be asked a second time to prepare it. */
  const validationHalt = checkpoints ? undefined : calls.halt;
  let epochEnd: EpochEnd = "complete";
  let completed = resumed?.epochs ?? 0;
  let step = resumed?.step ?? 0;
  let mean = createRunningMean(resumed?.mean);
  const progress = (): TrainingProgress => ({ epochs: completed, step, mean: mean.state(), history });
  await onEvent?.({
    type: "start",
    epochs,
    steps: stepsPerEpoch,
    samples: training.length,
    validationSamples: validation?.length ?? 0,
    ...(resumed && {
      resumed: { epochs: completed, step, ...(checkpoints.damaged && { damaged: checkpoints.damaged }) },
    }),
  });
  await calls.trainBegin();

  while (completed < epochs && !calls.halt.aborted) {
    const epoch = completed + 1;
    const epochStart = performance.now();
    // Also where a resumed epoch goes on: what a callback did to the model is not part of its state.
    await calls.epochBegin(epoch);
    const firstStep = completed * stepsPerEpoch;
    const onStep = async (taken: number, soFar: LossAndAccuracy): Promise<void> => {
      step = taken;
      await onEvent?.({ type: "step", epoch, step, steps: stepsPerEpoch, ...soFar });
      const isBetweenGroups = step % groupSize === 0 || step === stepsPerEpoch;
      if (isBetweenGroups) await checkpoints?.afterStep(progress(), firstStep + step);
    };
    const order = shuffle ? deriveSeed(seed, seedStream.shuffle, epoch) : undefined;
    const data = order === undefined ? training : training.shuffle(order);
    const prepare = changes && batchPreparation(changes, epoch, order);
    const context = {
      ...{ model, batchSize, feeder, breather, dropout, workers, prepare, groupSize, closeGroup, onStep },
      ...{ signal: calls.halt, onStepBegin: calls.stepBegin, onStepEnd: calls.stepEnd },
    };
    epochEnd = await trainEpoch(context, data, { epoch, step, firstStep }, mean);
    if (epochEnd !== "complete" || (validation && calls.halt.aborted)) break;
    await calls.epochTrained(epoch);
    let logs: EpochLogs = mean.mean();
    if (validation) {
      const result = await evaluateBatches(model, validation, batchSize, feeder, breather, validationHalt);
      if (!result) break;
      logs = { ...logs, val_loss: result.loss, val_accuracy: result.accuracy };
    }
    record(history, logs);
    completed++;
    step = 0;
    mean = createRunningMean();
    await calls.epochEnd(epoch, logs);
    await onEvent?.({ type: "epoch", epoch, epochs, logs, seconds: (performance.now() - epochStart) / 1000 });
    await checkpoints?.afterEpoch(progress());
  }

  // Before callbacks give the model other weights than those that training goes on with.
  if (epochEnd !== "ruined") await checkpoints?.atEnd(progress());
  await calls.trainEnd();
  const stopped = completed < epochs;
  const end = { epochs: completed, history, stopped, ...(stopped && { stopReason: calls.reason() }) };
  await onEvent?.({ type: "end", ...end, seconds: (performance.now() - start) / 1000 });
  return { ...end, steps: completed * stepsPerEpoch + step + (epochEnd === "ruined" ? 1 : 0) };
}
