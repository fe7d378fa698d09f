import { checkBoolean, checkFraction, checkPositiveInteger } from "../../checks.js";
import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { checkFilters, checkUnits, oneOf } from "../options/option-checks.js";
import { addConvolution } from "../plan/add-convolution.js";
import { type Activation, activations } from "../plan/layer-spec.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildCnn`; the defaults are the lab sheet's network. */
export interface CnnOptions extends ClassifierOptions {
  /** Filters of each convolution; its length is the number of convolutions, at least one. @default [8, 16] */
  filters?: readonly number[];
  /** Height and width of every convolution's kernel. @default 3 */
  kernelSize?: number;
  /** Whether convolutions shrink the image ("valid") or pad it with zeros ("same"). @default "valid" */
  padding?: "valid" | "same";
  /** Step of every convolution's window, both ways. @default 1 */
  strides?: number;
  /** Activation of convolutions and hidden dense layers. @default "relu" */
  activation?: Activation;
  /** What follows each convolution to make the image smaller. @default "max" */
  pooling?: "max" | "average" | "none";
  /** Window and step of the pooling, both ways. @default 2 */
  poolSize?: number;
  /** Units of the hidden dense layers; `[]` for none. @default 64 */
  denseUnits?: number | readonly number[];
  /** Share of units that training silences after each hidden dense layer, in [0, 1); 0 adds no layer. @default 0.2 */
  dropout?: number;
  /**
   * Batch normalisation between each convolution and its activation. The convolutions then have no bias: the
   * normalisation would subtract it again (Ioffe and Szegedy 2015, section 3.2). @default false
   */
  batchNorm?: boolean;
}

/** (convolution → pooling)ⁿ → dense … → softmax. */
export const cnn: Architecture<CnnOptions> = {
  name: "cnn",
  options: {
    ...classifierOptions,
    filters: option([8, 16], checkFilters),
    kernelSize: option(3, checkPositiveInteger),
    padding: option("valid", oneOf("valid", "same")),
    strides: option(1, checkPositiveInteger),
    activation: option("relu", oneOf(...activations)),
    pooling: option("max", oneOf("max", "average", "none")),
    poolSize: option(2, checkPositiveInteger),
    denseUnits: option(64, checkUnits),
    dropout: option(0.2, checkFraction),
    batchNorm: option(false, checkBoolean),
  },
  plan(options) {
    const { kernelSize, strides, padding, activation, pooling, poolSize, batchNorm } = options;
    const network = createPlanner(options.inputShape);
    for (const filters of options.filters) {
      const convolution = {
        kind: "Conv2D",
        filters,
        kernelSize,
        strides,
        padding,
        initializer: "glorotUniform",
      } as const;
      addConvolution(network, { ...convolution, activation, batchNorm, momentum: 0.99 }); // Keras' default
      if (pooling === "none") continue;
      const kind = pooling === "max" ? "MaxPooling2D" : "AveragePooling2D";
      network.add({ kind, poolSize, strides: poolSize, padding: "valid" });
    }
    network.add({ kind: "Flatten" });
    for (const units of [options.denseUnits].flat()) {
      network.add({ kind: "Dense", units, activation });
      if (options.dropout > 0) network.add({ kind: "Dropout", rate: options.dropout });
    }
    network.add({ kind: "Dense", units: options.classes, activation: "softmax" });
    return network.plan();
  },
};
