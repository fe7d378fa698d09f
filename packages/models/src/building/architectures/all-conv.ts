import { checkBoolean, checkFraction } from "../../checks.js";
import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { checkFilters } from "../options/option-checks.js";
import { addConvolution } from "../plan/add-convolution.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildAllConv`. */
export interface AllConvOptions extends ClassifierOptions {
  /**
   * Filters of each stage; a stage is two convolutions and a third one that halves the image. [96, 192] is the paper's
   * All-CNN-C. @default [16, 32]
   */
  filters?: readonly number[];
  /** Share of values that training silences after each stage, in [0, 1); 0 adds no layer. The paper's is 0.5. @default 0.2 */
  dropout?: number;
  /**
   * Batch normalisation, with momentum 0.9, between each convolution and its activation; the paper has none. @default false
   */
  batchNorm?: boolean;
}

/** (3×3 → 3×3 → 3×3 by steps of 2)ⁿ → 3×3 → 1×1 → 1×1 with a filter per class → mean over the image → softmax. */
export const allConv: Architecture<AllConvOptions> = {
  name: "allConv",
  options: {
    ...classifierOptions,
    filters: option([16, 32], checkFilters),
    dropout: option(0.2, checkFraction),
    batchNorm: option(false, checkBoolean),
  },
  plan(options) {
    const network = createPlanner(options.inputShape);
    const add = (filters: number, kernelSize: number, strides: number): void => {
      const convolution = { kind: "Conv2D", filters, kernelSize, strides, padding: "same" } as const;
      const { batchNorm } = options;
      addConvolution(network, { ...convolution, initializer: "heUniform", activation: "relu", batchNorm });
    };
    for (const filters of options.filters) {
      for (const strides of [1, 1, 2]) add(filters, 3, strides);
      if (options.dropout > 0) network.add({ kind: "Dropout", rate: options.dropout });
    }
    const widest = options.filters.at(-1)!;
    add(widest, 3, 1);
    add(widest, 1, 1);
    network.add({
      ...({ kind: "Conv2D", filters: options.classes, kernelSize: 1, strides: 1, padding: "same" } as const),
      ...({ activation: "linear", useBias: true, initializer: "glorotUniform" } as const),
    });
    network.add({ kind: "GlobalAveragePooling2D" });
    network.add({ kind: "Activation", activation: "softmax" });
    return network.plan();
  },
};
