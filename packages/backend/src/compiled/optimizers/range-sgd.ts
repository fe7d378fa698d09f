import { type Optimizer, SGDOptimizer } from "@tensorflow/tfjs-core";
import { incrementIterations, isOwn } from "./is-own.js";
import type { RangeOptimizer } from "./range-optimizer.js";

/** `tf.train.sgd`. */
export function rangeSgd(optimizer: Optimizer): RangeOptimizer | undefined {
  if (!isOwn(optimizer, SGDOptimizer)) return undefined;
  const sgd = optimizer as unknown as { readonly learningRate: number };
  return {
    name: "sgd",
    slots: 0,
    decays: () => false,
    slotVariable() {
      throw new RangeError("Gradient descent keeps no state.");
    },
    begin() {},
    step: (exports, weights, gradients, _slots, n) => exports.sgdStep(weights, gradients, n, sgd.learningRate),
    end: () => incrementIterations(optimizer),
  };
}
