import type { Activation, Conv2DSpec, DepthwiseConv2DSpec } from "./layer-spec.js";
import type { Output, Planner } from "./planner.js";

/** A convolution, whether it is normalised, and the activation after that. */
export type ConvolutionBlock = (
  | Omit<Conv2DSpec, "activation" | "useBias">
  | Omit<DepthwiseConv2DSpec, "activation" | "useBias">
) & {
  /** None, for a sum that follows. */
  readonly activation?: Activation;
  readonly batchNorm: boolean;
  /**
   * Of the batch normalisation's moving averages. With Keras' 0.99 they lag hundreds of steps behind weights that change fast,
   * and the more layers there are the worse: after two epochs on MNIST a network of nine reads 98 % of the training images in
   * training, and 41 % of the test images (at learning rate 0.01; 92 % with 0.9). @default 0.9, which PyTorch calls 0.1
   */
  readonly momentum?: number;
};

/**
 * Adds a convolution with its activation, and batch normalisation between them if asked for.
 *
 * A normalised convolution has no bias: the normalisation would subtract it again (Ioffe and Szegedy 2015, section 3.2).
 *
 * @param from - What it takes. By default, what left the last layer.
 */
export function addConvolution(
  network: Planner,
  { activation, batchNorm, momentum = 0.9, ...convolution }: ConvolutionBlock,
  from: Output = network.last(),
): Output {
  if (!batchNorm) return network.add({ ...convolution, activation: activation ?? "linear", useBias: true }, from);
  network.add({ ...convolution, activation: "linear", useBias: false }, from);
  const normalized = network.add({ kind: "BatchNormalization", momentum });
  return activation === undefined ? normalized : network.add({ kind: "Activation", activation });
}
