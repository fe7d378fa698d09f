import { checkFraction, checkPositive } from "../../checks.js";
import { anneal } from "./anneal.js";
import type { LearningRateSchedule } from "./learning-rate-schedule.js";

/** Options of `oneCycle`; defaults are those of PyTorch's `OneCycleLR`. */
export interface OneCycleOptions {
  /** The highest learning rate, above 0. @default the optimizer's */
  maximum?: number;
  /** Share of the training in which the learning rate rises, above 0 and below 1. @default 0.3 */
  rise?: number;
  /** The maximum over the learning rate of the first step. @default 25 */
  divideFirst?: number;
  /** The learning rate of the first step over that of the last. @default 10000 */
  divideLast?: number;
}

/**
 * Up to a maximum and down to almost nothing in one training, along two half cosines, as PyTorch's `OneCycleLR` (whose
 * momentum it leaves alone).
 *
 * Smith & Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * const callbacks = [learningRateSchedule(oneCycle({ maximum: 0.01 }))];
 */
export function oneCycle(options: OneCycleOptions = {}): LearningRateSchedule {
  const { maximum, rise = 0.3, divideFirst = 25, divideLast = 1e4 } = options;
  if (maximum !== undefined) checkPositive("maximum", maximum);
  checkFraction("rise", rise);
  checkPositive("rise", rise);
  checkPositive("divideFirst", divideFirst);
  checkPositive("divideLast", divideLast);
  return ({ step, steps, initial }) => {
    const top = maximum ?? initial;
    const first = top / divideFirst;
    const topAt = Math.max(0, rise * steps - 1);
    const lastAt = steps - 1;
    if (step < topAt) return anneal(first, top, step / topAt);
    return anneal(top, first / divideLast, lastAt > topAt ? (step - topAt) / (lastAt - topAt) : 0);
  };
}
