import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { TrainCallback } from "../callbacks/train-callback.js";
import { readTrainingState, writeTrainingState } from "../callbacks/training-snapshot.js";
import { checkPositive, checkPositiveInteger } from "../checks.js";
import { ModelError } from "../model-error.js";
import type { BatchOptions } from "./batch-options.js";
import { power } from "./power.js";
import { train } from "./train.js";

/** Options of `learningRateFinder`; what they share with `train` is as there. */
export interface LearningRateFinderOptions extends BatchOptions {
  /** The learning rate of the first step, above 0. @default 1e-6 */
  minimum?: number;
  /** The learning rate of the last step, above `minimum`. @default 1 */
  maximum?: number;
  /** Steps from one to the other, at least 2. @default 100 */
  steps?: number;
  /** The search ends when the smoothed loss is so many times its best, above 1. @default 4 */
  stopFactor?: number;
  /** Images per step. @default 32 */
  batchSize?: number;
  /** Of the order of the images and of the dropout masks. @default 0 */
  seed?: number;
  /** Threads that share each step. @default 0 */
  workers?: number;
  /** Ends the search after the step at work; what was found is returned. @default none */
  signal?: AbortSignal;
}

/** The loss of one step. */
export interface LearningRatePoint {
  readonly learningRate: number;
  /** Mean loss of the batch before the step. */
  readonly loss: number;
  /** Moving average of the losses, 0.9 of the one before and 0.1 of this, corrected for its start. */
  readonly smoothedLoss: number;
}

/** What a search for a learning rate found. */
export interface LearningRateCurve {
  /** For a plot of the loss over the learning rate, on a logarithmic axis. */
  readonly points: readonly LearningRatePoint[];
  /** Where the smoothed loss falls fastest per factor of the learning rate; `undefined` if it never falls. */
  readonly suggestion: number | undefined;
}

const KEEP = 0.9;

/**
 * Tries learning rates from small to large, each larger by the same factor, in one step each, to see where the loss falls
 * and where it explodes.
 *
 * The model is as it was before when it is over, however it ends: weights, optimizer state, learning rate. (A model compiled
 * by hand gets its optimizer's state, zeros, in its first step.) Rates are a product of factors and the factor is computed
 * without `Math.pow`, so that every engine finds the same.
 *
 * Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3; the suggestion is fastai's "steep".
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, and what `train` throws before anything changes.
 * @example
 * const { points, suggestion } = await learningRateFinder(model, dataset, { steps: 20, batchSize: 8 });
 */
export async function learningRateFinder(
  model: LayersModel,
  dataset: Dataset,
  options: LearningRateFinderOptions = {},
): Promise<LearningRateCurve> {
  const { minimum = 1e-6, maximum = 1, steps = 100, stopFactor = 4, batchSize = 32, ...rest } = options;
  checkPositive("minimum", minimum);
  checkPositive("maximum", maximum);
  checkPositiveInteger("steps", steps);
  checkPositiveInteger("batchSize", batchSize);
  if (!(maximum > minimum && steps >= 2 && stopFactor > 1)) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      "[models] expected a maximum above the minimum, at least 2 steps and a stopFactor above 1, found " +
        `${minimum} to ${maximum} in ${steps} step(s) and ${stopFactor}.`,
    );
  }
  const factor = 1 / power(minimum / maximum, 1 / (steps - 1));
  const points: LearningRatePoint[] = [];
  let rate = minimum;
  let average = 0;
  let kept = 1;
  let begun = false;
  let best = Number.POSITIVE_INFINITY;
  const search: TrainCallback = {
    name: "learningRateFinder",
    onStepBegin(run) {
      begun = true;
      run.learningRate = rate;
    },
    onStepEnd(run, _step, { loss, finite }) {
      if (Number.isFinite(loss)) {
        average = KEEP * average + (1 - KEEP) * loss;
        kept *= KEEP;
        const smoothedLoss = average / (1 - kept);
        points.push({ learningRate: rate, loss, smoothedLoss });
        best = Math.min(best, smoothedLoss);
        rate *= factor;
        if (smoothedLoss > stopFactor * best) run.stop("the loss explodes");
      }
      if (!finite) run.stop("the loss is not finite");
      if (points.length === steps) run.stop("all learning rates are tried");
    },
  };
  const epochs = Math.ceil(steps / Math.ceil(Math.max(1, dataset.length) / batchSize));
  const before = model.optimizer ? await readTrainingState(model) : undefined;
  try {
    await train(model, dataset, { ...rest, batchSize, epochs, callbacks: [search] });
  } finally {
    if (before && begun) writeTrainingState(model, before);
  }
  return { points, suggestion: steepest(points) };
}

/** The learning rate at which the smoothed loss falls fastest from one point to the next but one, before its minimum. */
function steepest(points: readonly LearningRatePoint[]): number | undefined {
  const losses = points.map(({ smoothedLoss }) => smoothedLoss);
  const lowest = losses.indexOf(Math.min(...losses));
  let suggestion: number | undefined;
  let slope = 0;
  for (let i = 1; i < lowest; i++) {
    const here = losses[i + 1]! - losses[i - 1]!;
    if (here >= slope) continue;
    slope = here;
    suggestion = points[i]!.learningRate;
  }
  return suggestion;
}
