import { checkAtLeastZero, checkPositiveInteger } from "../../checks.js";
import { anneal } from "./anneal.js";
import type { LearningRateSchedule } from "./learning-rate-schedule.js";

/** Options of `cosineDecay`. */
export interface CosineDecayOptions {
  /** The learning rate at the end, at least 0. @default 0 */
  minimum?: number;
  /** Steps until then. @default all of the training */
  steps?: number;
}

/**
 * From the optimizer's learning rate down to `minimum` along half a cosine, as Keras' `CosineDecay`.
 *
 * Loshchilov & Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, without the restarts.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * const callbacks = [learningRateSchedule(cosineDecay({ minimum: 1e-5 }))];
 */
export function cosineDecay({ minimum = 0, steps }: CosineDecayOptions = {}): LearningRateSchedule {
  checkAtLeastZero("minimum", minimum);
  if (steps !== undefined) checkPositiveInteger("steps", steps);
  return ({ step, steps: all, initial }) => anneal(initial, minimum, Math.min(1, step / (steps ?? all)));
}
