import { MomentumOptimizer, type Optimizer } from "@tensorflow/tfjs-core";
import { type Moment, zeroMoment } from "../../optimizers/adam-state.js";
import { incrementIterations, isOwn } from "./is-own.js";
import type { RangeOptimizer } from "./range-optimizer.js";

/** The fields of TF.js 4.22's momentum optimizer that its declarations hide. */
interface MomentumState {
  readonly learningRate: number;
  readonly momentum: number;
  readonly useNesterov: boolean;
  readonly accumulations: (Moment | undefined)[];
}

/** `tf.train.momentum`. */
export function rangeMomentum(optimizer: Optimizer): RangeOptimizer | undefined {
  if (!isOwn(optimizer, MomentumOptimizer)) return undefined;
  const state = optimizer as unknown as MomentumState;
  return {
    name: state.useNesterov ? "momentum, Nesterov" : "momentum",
    slots: 1,
    decays: () => false,
    slotVariable(_slot, index, trained) {
      state.accumulations[index] ??= zeroMoment(trained, `${trained.name}/momentum`);
      return state.accumulations[index].variable;
    },
    begin() {},
    step(exports, weights, gradients, [sums], n) {
      const { learningRate, momentum, useNesterov } = state;
      exports.momentumStep(weights, gradients, sums!, n, learningRate, momentum, useNesterov ? 1 : 0);
    },
    end: () => incrementIterations(optimizer),
  };
}
