import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { oneOf } from "../options/option-checks.js";
import { type Activation, activations } from "../plan/layer-spec.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildLeNet5`; the defaults are the network of 1998. */
export interface LeNet5Options extends ClassifierOptions {
  /** Activation of convolutions and hidden dense layers; today's choice is "relu". @default "tanh" */
  activation?: Activation;
  /** What halves the image after each convolution; today's choice is "max". @default "average" */
  pooling?: "average" | "max";
  /**
   * Padding of the first convolution. "same" pads 28 × 28 images to the 32 × 32 of the paper; "valid" is for images that
   * have a margin. @default "same"
   */
  padding?: "same" | "valid";
}

/** C1 6@5×5 → S2 → C3 16@5×5 → S4 → C5 120 → F6 84 → softmax, by the layers' names in the paper. */
export const leNet5: Architecture<LeNet5Options> = {
  name: "leNet5",
  options: {
    ...classifierOptions,
    activation: option("tanh", oneOf(...activations)),
    pooling: option("average", oneOf("average", "max")),
    padding: option("same", oneOf("same", "valid")),
  },
  plan({ inputShape, classes, activation, pooling, padding }) {
    const network = createPlanner(inputShape);
    const convolution = {
      ...({ kind: "Conv2D", kernelSize: 5, strides: 1, activation } as const),
      ...({ useBias: true, initializer: "glorotUniform" } as const),
    };
    const kind = pooling === "max" ? "MaxPooling2D" : "AveragePooling2D";
    const subsampling = { kind, poolSize: 2, strides: 2, padding: "valid" } as const;
    network.add({ ...convolution, filters: 6, padding });
    network.add(subsampling);
    network.add({ ...convolution, filters: 16, padding: "valid" });
    network.add(subsampling);
    network.add({ kind: "Flatten" });
    network.add({ kind: "Dense", units: 120, activation });
    network.add({ kind: "Dense", units: 84, activation });
    network.add({ kind: "Dense", units: classes, activation: "softmax" });
    return network.plan();
  },
};
