import { pointwiseActivations } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { type Activation, emitActivationGradient } from "./activation-op.js";
import type { BatchNormSpec } from "./conv2d-op.js";
import { emitMovingNorm } from "./folded-norm.js";
import { FLOAT, noFlops, type Operation, sizeOf } from "./operation.js";

const DOUBLE = 8;

/**
 * Batch normalization over the last axis with an activation in the same pass.
 *
 * In training the statistics are the whole batch's: sums over its shards, so the program waits for all of them twice, on
 * the way forward and on the way back. In inference they are the moving ones.
 */
export function batchNormOp(spec: BatchNormSpec, activation: Activation, shape: readonly number[]): Operation {
  const { gamma, beta, movingMean, movingVariance, momentum, epsilon } = spec;
  const size = sizeOf(shape);
  const channels = shape.at(-1)!;
  const rows = size / channels; // of one example
  const kind = [pointwiseActivations[activation.activation], activation.alpha] as const;
  return {
    label: `batchNorm${activation.activation === "linear" ? "" : ` + ${activation.activation}`}`,
    outShape: shape,
    weights: [gamma, beta].filter((ref) => ref !== undefined),
    flops: noFlops,
    emit(network, x, mayOverwrite) {
      if (!network.training) {
        const { scale, shift } = emitMovingNorm(network, spec, channels);
        const y = mayOverwrite ? x : network.buffer("batchNorm", size * FLOAT);
        network.call("affine", at(x), scale, shift, at(y), { examples: rows }, channels, ...kind);
        return { y, keepsOutput: false, backward: (dy) => dy };
      }
      const statistic = (name: string) => at(network.buffer(`batch ${name}`, channels * FLOAT, "once", true));
      const [mean, variance, inverse] = [statistic("mean"), statistic("variance"), statistic("1/σ")];
      const [scale, shift] = [statistic("scale"), statistic("shift")];
      const count = { batch: rows };
      const sums = network.buffer("batch sums", 2 * channels * DOUBLE, "shard", true);
      network.call("batchNormSums", at(x), { examples: rows }, channels, at(sums));
      const total = network.reduce(sums, "float64");
      network.call(
        ...(["batchNormFinish", at(total), count, channels, network.weight(gamma), network.weight(beta)] as const),
        ...([epsilon, mean, variance, inverse, scale, shift] as const),
      );
      network.conclude(
        ...(["batchNormMoving", network.weight(movingMean), network.weight(movingVariance)] as const),
        ...([mean, variance, channels, 1 - momentum] as const),
      );
      const y = network.buffer("batchNorm", size * FLOAT);
      network.call("affine", at(x), scale, shift, at(y), { examples: rows }, channels, ...kind);
      return {
        y,
        keepsOutput: activation.activation !== "linear",
        backward(dy, wantsInput) {
          emitActivationGradient(network, activation, y, dy, size);
          const slopes = network.buffer("batch gradient sums", 2 * channels * DOUBLE, "shard", true);
          network.call("batchNormGradientSums", at(x), at(dy), mean, inverse, { examples: rows }, channels, at(slopes));
          const [dGamma, dBeta] = [network.gradient(gamma), network.gradient(beta)];
          if (dGamma || dBeta) network.call("batchNormParameterGradients", at(slopes), channels, dGamma, dBeta);
          if (!wantsInput) return undefined;
          const totals = network.reduce(slopes, "float64");
          network.call(
            ...(["batchNormGradient", at(x), at(dy), mean, inverse, network.weight(gamma), at(totals), count] as const),
            ...([at(dy), { examples: rows }, channels] as const),
          );
          return dy;
        },
      };
    },
  };
}
