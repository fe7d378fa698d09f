import { checkBoolean, checkFraction } from "../../checks.js";
import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { checkFilters } from "../options/option-checks.js";
import { addConvolution } from "../plan/add-convolution.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildSeparableCnn`. */
export interface SeparableCnnOptions extends ClassifierOptions {
  /**
   * Filters of the first convolution, which is an ordinary one, then of each separable block. The image is halved whenever
   * their number grows. @default [16, 32, 32, 64, 64]
   */
  filters?: readonly number[];
  /** Share of units that training silences before the softmax, in [0, 1); 0 adds no layer. @default 0 */
  dropout?: number;
  /** Batch normalisation, with momentum 0.9, between each convolution and its activation, as in the paper. @default true */
  batchNorm?: boolean;
}

/** 3×3 → (3×3 depthwise → 1×1)ⁿ → mean over the image → softmax. */
export const separableCnn: Architecture<SeparableCnnOptions> = {
  name: "separableCnn",
  options: {
    ...classifierOptions,
    filters: option([16, 32, 32, 64, 64], checkFilters),
    dropout: option(0, checkFraction),
    batchNorm: option(true, checkBoolean),
  },
  plan({ inputShape, classes, filters, dropout, batchNorm }) {
    const network = createPlanner(inputShape);
    const common = { padding: "same", activation: "relu", batchNorm } as const;
    const full = { ...common, kind: "Conv2D", strides: 1, initializer: "heUniform" } as const;
    filters.forEach((count, i) => {
      if (i === 0) {
        addConvolution(network, { ...full, filters: count, kernelSize: 3 });
        return;
      }
      const strides = count > filters[i - 1]! ? 2 : 1;
      addConvolution(network, { ...common, kind: "DepthwiseConv2D", kernelSize: 3, strides });
      addConvolution(network, { ...full, filters: count, kernelSize: 1 });
    });
    network.add({ kind: "GlobalAveragePooling2D" });
    if (dropout > 0) network.add({ kind: "Dropout", rate: dropout });
    network.add({ kind: "Dense", units: classes, activation: "softmax" });
    return network.plan();
  },
};
