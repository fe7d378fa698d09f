import { adam } from "@mnistlab/backend";
import { type Optimizer, train } from "@tensorflow/tfjs-core";

/** Name of an optimizer. */
export type OptimizerName = "adam" | "sgd" | "momentum" | "rmsprop";

/** Learning rates that Keras takes when none is given. */
export const optimizerDefaults: Readonly<Record<OptimizerName, { readonly learningRate: number }>> = {
  adam: { learningRate: 0.001 },
  sgd: { learningRate: 0.01 },
  momentum: { learningRate: 0.01 },
  rmsprop: { learningRate: 0.001 },
};

/**
 * A TensorFlow.js optimizer with Keras' constants (β₁ 0.9, β₂ 0.999, ε 1e-7; ρ 0.9; momentum 0.9).
 *
 * It holds tensors: whoever calls disposes it, or has the model own it.
 */
export function makeOptimizer(name: OptimizerName, learningRate: number): Optimizer {
  switch (name) {
    case "adam":
      return adam(learningRate, 0.9, 0.999, 1e-7);
    case "sgd":
      return train.sgd(learningRate);
    case "momentum":
      return train.momentum(learningRate, 0.9);
    case "rmsprop":
      return train.rmsprop(learningRate, 0.9, 0, 1e-7);
  }
}
