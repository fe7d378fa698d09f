import type { Variable } from "@tensorflow/tfjs-core";

/** A layer's weight: TF.js's own variable, looked up afresh each time. */
export interface WeightRef {
  readonly name: string;
  readonly shape: readonly number[];
  /** Penalty on the weight that the loss includes: l1·Σ|w| + l2·Σw². */
  readonly l1: number;
  readonly l2: number;
  read(): Variable;
}

/** Height and width. */
export type Pair = readonly [height: number, width: number];

/** Activations that work on each value alone; the numbers are `Activation` in `assembly/activate.ts`. */
export const pointwiseActivations = {
  linear: 0,
  relu: 1,
  relu6: 2,
  elu: 3,
  selu: 4,
  leakyRelu: 5,
  tanh: 6,
  sigmoid: 7,
} as const;

export type PointwiseActivation = keyof typeof pointwiseActivations;

/** One step of a network as it is written down: what a layer does, without the buffers and kernels that do it. */
export type LayerSpec =
  | {
      readonly type: "conv2d" | "depthwiseConv2d";
      readonly kernel: WeightRef;
      readonly bias: WeightRef | undefined;
      readonly strides: Pair;
      readonly padding: "same" | "valid";
    }
  | {
      readonly type: "pool";
      readonly kind: "max" | "average";
      readonly window: Pair;
      readonly strides: Pair;
      readonly padding: "same" | "valid";
    }
  | { readonly type: "globalPool"; readonly kind: "max" | "average" }
  | { readonly type: "dense"; readonly kernel: WeightRef; readonly bias: WeightRef | undefined }
  | { readonly type: "reshape"; readonly shape: readonly number[] }
  | { readonly type: "activation"; readonly activation: PointwiseActivation; readonly alpha: number }
  | { readonly type: "softmax" }
  | {
      readonly type: "dropout";
      readonly rate: number;
      /** The layer's seed at this moment; none for random masks. */
      seed(): number | undefined;
    }
  | {
      readonly type: "batchNorm";
      readonly gamma: WeightRef | undefined;
      readonly beta: WeightRef | undefined;
      readonly movingMean: WeightRef;
      readonly movingVariance: WeightRef;
      readonly momentum: number;
      readonly epsilon: number;
    };

/** A network without branches. */
export interface Chain {
  /** Shape of one example. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
}
