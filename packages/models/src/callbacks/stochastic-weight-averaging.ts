import { checkPositiveInteger } from "../checks.js";
import { averagedWeights } from "./averaged-weights.js";
import type { TrainCallback } from "./train-callback.js";

/** Options of `stochasticWeightAveraging`. */
export interface StochasticWeightAveragingOptions {
  /** Epoch, from 1, whose weights are the first to count. */
  fromEpoch: number;
}

/**
 * Validates, saves and ends with the mean of the weights after each epoch from `fromEpoch` on. Training itself goes on as it
 * would without; give it a learning rate that stays high.
 *
 * Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization", 2018. Statistics of batch
 * normalization are averaged, too, where the paper takes them anew from the data. List it before `earlyStopping`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * await train(model, dataset, { epochs: 4, callbacks: [stochasticWeightAveraging({ fromEpoch: 3 })] });
 */
export function stochasticWeightAveraging({ fromEpoch }: StochasticWeightAveragingOptions): TrainCallback {
  checkPositiveInteger("fromEpoch", fromEpoch);
  const share = (taken: number) => 1 / (taken + 1);
  return averagedWeights({ name: "stochasticWeightAveraging", after: "epoch", from: fromEpoch, share });
}
