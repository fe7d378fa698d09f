import type { Optimizer, Variable } from "@tensorflow/tfjs-core";
import type { Address, KernelExports } from "../../kernel-module.js";
import { AccumulateOptimizer } from "../../optimizers/accumulate.js";
import { ClipNormOptimizer } from "../../optimizers/clip-norm.js";
import { isOwn } from "./is-own.js";
import { rangeAdam } from "./range-adam.js";
import { rangeMomentum } from "./range-momentum.js";
import { rangeRmsprop } from "./range-rmsprop.js";
import { rangeSgd } from "./range-sgd.js";

/** How one of TF.js's optimizers steps a range of numbers, a weight's: by addresses, without its tensors. */
export interface RangeOptimizer {
  /** For people. */
  readonly name: string;
  /** Numbers of state per weight. */
  readonly slots: number;
  /** Largest norm of all gradients together; none if they are not clipped. */
  readonly maxNorm?: number | undefined;
  /** Adds up the gradients of several batches for one step; none if each takes its own. */
  readonly accumulator?: AccumulateOptimizer | undefined;
  /** Whether decoupled weight decay applies to a variable. */
  decays(variable: Variable): boolean;
  /**
   * The variable in which the optimizer keeps state number `slot` of the trained variable number `index`; made as the
   * optimizer would make it in its first step.
   */
  slotVariable(slot: number, index: number, trained: Variable): Variable;
  /** Reads the numbers of the next step off the optimizer. */
  begin(): void;
  /** Steps `n` weights in place; `slots` are the addresses of their state. */
  step(
    exports: KernelExports,
    weights: Address,
    gradients: Address,
    slots: readonly Address[],
    n: number,
    decays: boolean,
  ): void;
  /** Counts the step in the optimizer, so that it goes on from there by itself. */
  end(): void;
}

/** The counterpart of an optimizer, if it is one that compiled programs cover. */
export function rangeOptimizer(optimizer: Optimizer): RangeOptimizer | undefined {
  if (isOwn(optimizer, ClipNormOptimizer)) {
    const { inner, maxNorm } = optimizer;
    const range = rangeOptimizer(inner);
    // Programs add gradients up before they clip them.
    if (range?.accumulator) return undefined;
    return range && { ...range, name: `${range.name}, norm clipped to ${maxNorm}`, maxNorm };
  }
  if (isOwn(optimizer, AccumulateOptimizer)) {
    const { inner, gradients } = optimizer;
    const range = rangeOptimizer(inner);
    if (range?.accumulator) return undefined;
    return range && { ...range, name: `${range.name}, a step per ${gradients} batches`, accumulator: optimizer };
  }
  return rangeSgd(optimizer) ?? rangeMomentum(optimizer) ?? rangeRmsprop(optimizer) ?? rangeAdam(optimizer);
}
