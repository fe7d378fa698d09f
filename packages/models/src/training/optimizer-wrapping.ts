import { type AccumulateOptimizer, accumulate, clipNorm } from "@mnistlab/backend";
import type { Optimizer } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkPositive, checkPositiveInteger } from "../checks.js";
import { internalsOf } from "../layers-model-internals.js";

/** How gradients become steps; the model's own optimizer takes them. */
export interface GradientOptions {
  /**
   * Largest Euclidean norm of all gradients together, above 0; larger ones are scaled down to it before a step (Keras'
   * `global_clipnorm`). @default none
   */
  clipNorm?: number;
  /**
   * Batches whose mean gradient makes one step, at least 1: large batches in the memory of small ones. The last step of an
   * epoch takes what batches there are left. `steps` and steps of callbacks count batches. @default 1
   */
  gradientAccumulationSteps?: number;
}

/** A model whose optimizer clips and accumulates for the time of a training. */
export interface OptimizerWrapping {
  /** Batches that make one step. */
  readonly groupSize: number;
  /** To be called before the last batch of an epoch. */
  closeGroup(): void;
  /** Gives the model its own optimizer back. */
  restore(): void;
}

/**
 * Checks the options.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`.
 */
export function checkGradientOptions({ clipNorm: norm, gradientAccumulationSteps }: GradientOptions): void {
  if (norm !== undefined) checkPositive("clipNorm", norm);
  if (gradientAccumulationSteps !== undefined) {
    checkPositiveInteger("gradientAccumulationSteps", gradientAccumulationSteps);
  }
}

/** Puts what the options ask for around a compiled model's optimizer; who owns that stays the same. */
export function wrapOptimizer(model: LayersModel, options: GradientOptions): OptimizerWrapping {
  const { clipNorm: norm, gradientAccumulationSteps = 1 } = options;
  const places = [model, internalsOf(model)] as unknown as { optimizer_: Optimizer }[];
  const own = model.optimizer;
  const clipped = norm === undefined ? own : clipNorm(own, norm);
  let accumulating: AccumulateOptimizer | undefined;
  if (gradientAccumulationSteps > 1) accumulating = accumulate(clipped, gradientAccumulationSteps);
  const put = (optimizer: Optimizer) => {
    if (model.optimizer === optimizer) return;
    for (const place of places) place.optimizer_ = optimizer;
  };
  put(accumulating ?? clipped);
  return {
    groupSize: gradientAccumulationSteps,
    closeGroup: () => accumulating?.closeGroup(),
    restore: () => put(own),
  };
}
