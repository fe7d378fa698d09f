import type { Optimizer, Variable } from "@tensorflow/tfjs-core";
import type { Address, KernelExports } from "../../kernel-module.js";
export interface RangeOptimizer {
  readonly name: string;
  readonly slots: number;
  readonly maxNorm?: number;
  decays(variable: Variable): boolean;
  slotVariable(slot: number, index: number, trainable: Variable): Variable;
  begin(): void;
  step(
    exports: KernelExports,
    weights: Address,
    gradients: Address,
    slots: readonly Address[],
    n: number,
    decay: boolean,
  ): void;
  end(): void;
}
export function rangeOptimizer(optimizer: Optimizer): RangeOptimizer | undefined {
  const o = optimizer as unknown as { learningRate: number };
  return {
    name: "sgd",
    slots: 0,
    decays: () => false,
    slotVariable: () => {
      throw new Error();
    },
    begin() {},
    end() {},
    step(e, w, g, _s, n) {
      e.sgdStep(w, g, n, o.learningRate);
    },
  };
}
