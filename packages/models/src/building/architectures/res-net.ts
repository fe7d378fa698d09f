import { checkPositiveInteger } from "../../checks.js";
import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { checkFilters } from "../options/option-checks.js";
import { addConvolution } from "../plan/add-convolution.js";
import { createPlanner, type Output, type Planner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildResNet`. */
export interface ResNetOptions extends ClassifierOptions {
  /**
   * Filters of each stage. Every stage but the first halves the image. [16, 32, 64] is the paper's for images of 32 × 32.
   * @default [8, 16, 32]
   */
  filters?: readonly number[];
  /**
   * Residual blocks of each stage, of two convolutions each. With three stages the network has 6 · blocks + 2 layers with
   * weights on its longest path; the paper's have 3, 5, 7, 9 or 18 blocks. @default 1
   */
  blocks?: number;
}

/** 3×3 → residual blocks → mean over the image → softmax; batch normalisation after every convolution. */
export const resNet: Architecture<ResNetOptions> = {
  name: "resNet",
  options: {
    ...classifierOptions,
    filters: option([8, 16, 32], checkFilters),
    blocks: option(1, checkPositiveInteger),
  },
  plan({ inputShape, classes, filters, blocks }) {
    const network = createPlanner(inputShape);
    convolve(network, filters[0]!, 3, 1, network.last(), "relu");
    filters.forEach((count, stage) => {
      for (let block = 0; block < blocks; block++) addBlock(network, count, stage > 0 && block === 0 ? 2 : 1);
    });
    network.add({ kind: "GlobalAveragePooling2D" });
    network.add({ kind: "Dense", units: classes, activation: "softmax" });
    return network.plan();
  },
};

/** relu(shortcut(x) + two convolutions of x). The shortcut is x itself, or a 1×1 convolution of it if the shapes differ. */
function addBlock(network: Planner, filters: number, strides: number): void {
  const x = network.last();
  const inner = convolve(network, filters, 3, strides, x, "relu");
  const residual = convolve(network, filters, 3, 1, inner);
  const fits = strides === 1 && x.shape.at(-1) === filters;
  const shortcut = fits ? x : convolve(network, filters, 1, strides, x);
  network.add({ kind: "Add" }, shortcut, residual);
  network.add({ kind: "Activation", activation: "relu" });
}

function convolve(
  network: Planner,
  filters: number,
  kernelSize: number,
  strides: number,
  from: Output,
  activation?: "relu",
): Output {
  const convolution = { kind: "Conv2D", filters, kernelSize, strides, padding: "same" } as const;
  return addConvolution(network, { ...convolution, initializer: "heUniform", activation, batchNorm: true }, from);
}
