import { AdamOptimizer, engine, type Optimizer } from "@tensorflow/tfjs-core";
import { FusedAdamOptimizer } from "../../optimizers/adam.js";
import { type AdamState, advance, oneMinus, zeroMoment } from "../../optimizers/adam-state.js";
import { AdamWOptimizer } from "../../optimizers/adam-w.js";
import { incrementIterations, isOwn } from "./is-own.js";
import type { RangeOptimizer } from "./range-optimizer.js";

/** `tf.train.adam`, and this package's `adam` and `adamW`. */
export function rangeAdam(optimizer: Optimizer): RangeOptimizer | undefined {
  if (![AdamOptimizer, FusedAdamOptimizer, AdamWOptimizer].some((type) => isOwn(optimizer, type))) return undefined;
  const state = optimizer as unknown as AdamState;
  const decoupled = isOwn(optimizer, AdamWOptimizer) ? optimizer : undefined;
  const slots = [
    { moments: state.accumulatedFirstMoment, suffix: "m" },
    { moments: state.accumulatedSecondMoment, suffix: "v" },
  ];
  let corrections = [1, 1];
  return {
    name: decoupled ? `adamW, decay ${decoupled.weightDecay}` : "adam",
    slots: 2,
    decays: (variable) => decoupled?.decays(variable) ?? false,
    slotVariable(slot, index, trained) {
      const { moments, suffix } = slots[slot]!;
      moments[index] ??= zeroMoment(trained, `${trained.name}/${suffix}`);
      return moments[index].variable;
    },
    begin() {
      corrections = [oneMinus(state.accBeta1), oneMinus(state.accBeta2)];
    },
    step(exports, weights, gradients, [first, second], n, decays) {
      const { beta1, beta2, learningRate } = state;
      if (decays) exports.scaleRange(weights, n, decoupled!.keeps);
      exports.adam(
        ...[weights, first!, second!, gradients, weights, first!, second!, n],
        ...[beta1, 1 - beta1, beta2, 1 - beta2, corrections[0]!, corrections[1]!],
        ...[state.epsilon ?? engine().backend.epsilon(), -learningRate],
      );
    },
    end() {
      advance(state.accBeta1, state.beta1);
      advance(state.accBeta2, state.beta2);
      incrementIterations(optimizer);
    },
  };
}
