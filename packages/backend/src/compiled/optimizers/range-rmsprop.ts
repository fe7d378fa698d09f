import { type Optimizer, RMSPropOptimizer } from "@tensorflow/tfjs-core";
import { type Moment, zeroMoment } from "../../optimizers/adam-state.js";
import { incrementIterations, isOwn } from "./is-own.js";
import type { RangeOptimizer } from "./range-optimizer.js";

/** The fields of TF.js 4.22's RMSProp that its declarations hide. */
interface RmspropState {
  readonly learningRate: number;
  readonly decay: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly centered: boolean;
  readonly accumulatedMeanSquares: (Moment | undefined)[];
  readonly accumulatedMoments: (Moment | undefined)[];
  readonly accumulatedMeanGrads: (Moment | undefined)[];
}

/** `tf.train.rmsprop`. */
export function rangeRmsprop(optimizer: Optimizer): RangeOptimizer | undefined {
  if (!isOwn(optimizer, RMSPropOptimizer)) return undefined;
  const state = optimizer as unknown as RmspropState;
  const slots = [
    { moments: state.accumulatedMeanSquares, suffix: "rms" },
    { moments: state.accumulatedMoments, suffix: "momentum" },
    { moments: state.accumulatedMeanGrads, suffix: "mg" },
  ];
  return {
    name: state.centered ? "rmsprop, centered" : "rmsprop",
    slots: state.centered ? 3 : 2,
    decays: () => false,
    slotVariable(slot, index, trained) {
      const { moments, suffix } = slots[slot]!;
      moments[index] ??= zeroMoment(trained, `${trained.name}/${suffix}`);
      return moments[index].variable;
    },
    begin() {},
    step(exports, weights, gradients, [squares, moments, means = 0], n) {
      const { learningRate, decay, momentum, epsilon } = state;
      exports.rmspropStep(
        ...[weights, gradients, squares!, moments!, means, n],
        ...[learningRate, decay, 1 - decay, momentum, epsilon],
      );
    },
    end: () => incrementIterations(optimizer),
  };
}
