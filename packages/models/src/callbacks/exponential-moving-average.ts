import { checkFraction, checkPositiveInteger } from "../checks.js";
import { averagedWeights } from "./averaged-weights.js";
import type { TrainCallback } from "./train-callback.js";

/** Options of `exponentialMovingAverage`. */
export interface ExponentialMovingAverageOptions {
  /** How much of the average each step keeps, in [0, 1). @default 0.99, Keras' `ema_momentum` */
  decay?: number;
  /** Step, from 1, whose weights are the first to count. @default 1 */
  fromStep?: number;
}

/**
 * Validates, saves and ends with an exponential moving average of the weights: after each step the average goes the share
 * 1 − `decay` of the way to the weights. Training itself goes on as it would without.
 *
 * Polyak & Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; Keras' `use_ema`. List it before
 * `earlyStopping`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * await train(model, dataset, { epochs: 3, callbacks: [exponentialMovingAverage({ decay: 0.9 })] });
 */
export function exponentialMovingAverage(options: ExponentialMovingAverageOptions = {}): TrainCallback {
  const { decay = 0.99, fromStep = 1 } = options;
  checkFraction("decay", decay);
  checkPositiveInteger("fromStep", fromStep);
  return averagedWeights({ name: "exponentialMovingAverage", after: "step", from: fromStep, share: () => 1 - decay });
}
