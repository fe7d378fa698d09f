import { checkPositive, checkPositiveInteger } from "../../checks.js";
import type { LearningRateSchedule } from "./learning-rate-schedule.js";

/** Options of `stepDecay`. */
export interface StepDecayOptions {
  /** Epochs between two reductions, at least 1. */
  epochs: number;
  /** What the learning rate is multiplied by, above 0. @default 0.1 */
  factor?: number;
}

/**
 * The learning rate times `factor` after every so many epochs, as PyTorch's `StepLR`.
 *
 * The power is a product of factors, one after the other, for `Math.pow` may differ in the last bit from engine to engine.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * const callbacks = [learningRateSchedule(stepDecay({ epochs: 2, factor: 0.5 }))];
 */
export function stepDecay({ epochs, factor = 0.1 }: StepDecayOptions): LearningRateSchedule {
  checkPositiveInteger("epochs", epochs);
  checkPositive("factor", factor);
  return ({ epoch, initial }) => {
    let rate = initial;
    for (let reductions = Math.floor((epoch - 1) / epochs); reductions > 0; reductions--) rate *= factor;
    return rate;
  };
}
