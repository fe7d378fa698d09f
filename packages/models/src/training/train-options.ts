import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkCallbacks } from "../callbacks/callback-runner.js";
import type { TrainCallback } from "../callbacks/train-callback.js";
import { type CheckpointOptions, type CheckpointPlan, planCheckpoints } from "../checkpoints/checkpoint-options.js";
import { checkBoolean, checkFraction, checkIntegerWithin, checkPositiveInteger, checkSeed } from "../checks.js";
import { ModelError } from "../model-error.js";
import { type BatchOptions, planBatchChanges } from "./batch-options.js";
import type { BatchChanges } from "./batch-preparation.js";
import { checkDataset } from "./check-dataset.js";
import { compiledClassifierOf } from "./classifier.js";
import { checkGradientOptions, type GradientOptions } from "./optimizer-wrapping.js";
import type { TrainEvent } from "./train-events.js";

/** Options of `train`; names and defaults are those of Keras' `fit`. */
export interface TrainOptions extends BatchOptions, GradientOptions {
  /** Times the training images are gone through. @default 1 */
  epochs?: number;
  /** Images per step; the last batch of an epoch may be smaller. @default 32 */
  batchSize?: number;
  /** Share of the images, taken from the end as Keras takes it, to validate on instead of training, in [0, 1). @default 0 */
  validationSplit?: number;
  /** Images to validate on; `validationSplit` is ignored then, as in Keras. @default none */
  validationData?: Dataset;
  /** Whether to go through the images in a new order each epoch. @default true */
  shuffle?: boolean;
  /** Of the order of the images and of the dropout masks: the same seed gives the same weights. @default 0 */
  seed?: number;
  /**
   * Threads that share each step, from 0 to 4: threads in Node, Bun and Deno, Web Workers in pages. The weights are the same
   * to the bit with any number of them; it pays for large batches and wide networks, up to the cores of the machine. With 0
   * the calling thread does all the work. Validation stays there in any case.
   *
   * @default 0
   */
  workers?: number;
  /**
   * For finding faults: trains on the first so many batches only, in their order, and validates on as many. A network and its
   * training are right if the loss goes to 0. @default none
   */
  overfitBatches?: number;
  /**
   * For finding faults: one epoch of one step, or so many, and as many batches to validate on, to see that everything runs,
   * callbacks included. @default false
   */
  fastDevRun?: boolean | number;
  /** What watches the training and acts on it, in this order: `earlyStopping(…)`, say. @default [] */
  callbacks?: readonly TrainCallback[];
  /**
   * Keeps all of the training's state from time to time, so that it can go on exactly after it was stopped, or its process
   * killed.
   *
   * @default none
   */
  checkpoint?: CheckpointOptions;
  /**
   * Whether to go on from the last checkpoint, in the middle of an epoch if it was made there; without one the training begins
   * at its beginning. Weights and optimizer state of the model are replaced. History and weights at the end are those of a
   * training that was never stopped, bit for bit, also with another number of `workers`; `epochs` may have changed.
   *
   * @default false: begin again, and replace the checkpoints that are there
   */
  resume?: boolean;
  /** Stops training after the step at work; `train` then resolves with what was recorded. @default none */
  signal?: AbortSignal;
  /**
   * Is told what happens. A promise that it returns is waited for; what it throws ends the training, and `train` rejects
   * with it.
   * @default none
   */
  onEvent?: (event: TrainEvent) => void | Promise<void>;
}

/** A batch is cut in so many shards, whoever computes them. */
const MOST_WORKERS = 4;

/** A training whose every argument has been checked. */
export interface TrainingPlan {
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly workers: number;
  readonly training: Dataset;
  readonly validation: Dataset | undefined;
  /** What is done to the batches of an epoch; nothing if there is none. See {@link batchPreparation}. */
  readonly changes: BatchChanges | undefined;
  /** How gradients become steps. */
  readonly gradients: { readonly clipNorm: number | null; readonly accumulationSteps: number };
  readonly checkpoints: CheckpointPlan | undefined;
}

/**
 * Checks every argument of `train` and splits the data.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, `NOT_COMPILED`, `UNSUPPORTED_MODEL`, `EMPTY_DATASET`, `SHAPE_MISMATCH` or
 * `LABEL_OUT_OF_RANGE`.
 */
export function planTraining(model: LayersModel, dataset: Dataset, options: TrainOptions): TrainingPlan {
  const {
    batchSize = 32,
    validationSplit = 0,
    validationData,
    seed = 0,
    workers = 0,
    overfitBatches,
    fastDevRun = false,
    resume = false,
  } = options;
  const { epochs = 1, shuffle = true } = options;
  checkPositiveInteger("epochs", epochs);
  checkPositiveInteger("batchSize", batchSize);
  checkFraction("validationSplit", validationSplit);
  checkBoolean("shuffle", shuffle);
  checkSeed(seed);
  checkIntegerWithin("workers", workers, 0, MOST_WORKERS);
  checkGradientOptions(options);
  checkCallbacks(options.callbacks ?? []);
  checkBoolean("resume", resume);
  const checkpoints = planCheckpoints(options.checkpoint, resume);
  const classifier = compiledClassifierOf(model);
  checkDataset(dataset, classifier, "the training data");
  if (validationData) checkDataset(validationData, classifier, "validationData");
  const changes = planBatchChanges(model, dataset, classifier.classes, seed, options);
  const batches = batchLimit(overfitBatches, fastDevRun);
  const common = {
    epochs: fastDevRun ? 1 : epochs,
    batchSize,
    shuffle: overfitBatches === undefined && shuffle,
    ...{ seed, workers, checkpoints },
    gradients: { clipNorm: options.clipNorm ?? null, accumulationSteps: options.gradientAccumulationSteps ?? 1 },
  };
  const most = batches === undefined ? undefined : batches * batchSize;
  if (validationData || validationSplit === 0) {
    const training = dataset.slice(0, most);
    return { ...common, training, validation: validationData?.slice(0, most), changes: cutWeights(changes, 0, most) };
  }
  const [training, validation] = dataset.split(validationSplit);
  if (training.length === 0 || validation.length === 0) {
    throw new ModelError(
      "EMPTY_DATASET",
      `[models] validationSplit ${validationSplit} of ${dataset.length} image(s) must leave at least one image to train ` +
        `on and one to validate on, found ${training.length} and ${validation.length}.`,
    );
  }
  return {
    ...common,
    training: training.slice(0, most),
    validation: validation.slice(0, most),
    changes: cutWeights(changes, validationSplit, most),
  };
}

/** Most batches of an epoch, if there is a bound. */
function batchLimit(overfitBatches: number | undefined, fastDevRun: boolean | number): number | undefined {
  if (overfitBatches !== undefined) checkPositiveInteger("overfitBatches", overfitBatches);
  if (fastDevRun === false) return overfitBatches;
  const steps = fastDevRun === true ? 1 : fastDevRun;
  checkPositiveInteger("fastDevRun", steps);
  return Math.min(steps, overfitBatches ?? steps);
}

/** Leaves the weights of those images that are trained on. */
function cutWeights(
  changes: BatchChanges | undefined,
  validationSplit: number,
  most: number | undefined,
): BatchChanges | undefined {
  if (!changes?.sampleWeight) return changes;
  const [training] = validationSplit === 0 ? [changes.sampleWeight] : changes.sampleWeight.split(validationSplit);
  return { ...changes, sampleWeight: training!.slice(0, most) };
}
