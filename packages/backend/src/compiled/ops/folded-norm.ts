import type { WeightRef } from "../chain/layer-spec.js";
import type { Place } from "../program/program.js";
import { at } from "../program/program-builder.js";
import type { BatchNormSpec } from "./conv2d-op.js";
import { FLOAT, type NetworkBuilder, sizeOf } from "./operation.js";

const LINEAR = 0;

/**
 * Filter and bias with a batch normalization by moving statistics multiplied in, so that inference does not see it:
 * w' = w · scale and b' = b · scale + shift, per output channel. Made anew when the weights have changed.
 */
export function emitFoldedNorm(
  network: NetworkBuilder,
  kernel: WeightRef,
  bias: WeightRef | undefined,
  norm: BatchNormSpec,
): { filter: Place; bias: Place } {
  const size = sizeOf(kernel.shape);
  const channels = kernel.shape.at(-1)!;
  const { scale, shift } = emitMovingNorm(network, norm, channels);
  const zeros = network.buffer("zeros", channels * FLOAT, "once", true);
  const filter = network.buffer("folded filter", size * FLOAT, "once", true);
  const folded = network.buffer("folded bias", channels * FLOAT, "once", true);
  const affine = [LINEAR, 0] as const;
  const weight = network.weight(kernel);
  network.prepare("affine", weight, scale, at(zeros), at(filter), size / channels, channels, ...affine);
  network.prepare("affine", network.weight(bias) || at(zeros), scale, shift, at(folded), 1, channels, ...affine);
  return { filter: at(filter), bias: at(folded) };
}

/** Scale and shift per channel of a batch normalization by its moving statistics. */
export function emitMovingNorm(
  network: NetworkBuilder,
  { gamma, beta, movingMean, movingVariance, epsilon }: BatchNormSpec,
  channels: number,
): { scale: Place; shift: Place } {
  const scale = at(network.buffer("scale", channels * FLOAT, "once", true));
  const shift = at(network.buffer("shift", channels * FLOAT, "once", true));
  network.prepare(
    ...(["batchNormFold", network.weight(movingMean), network.weight(movingVariance)] as const),
    ...([network.weight(gamma), network.weight(beta), epsilon, channels, scale, shift] as const),
  );
  return { scale, shift };
}
