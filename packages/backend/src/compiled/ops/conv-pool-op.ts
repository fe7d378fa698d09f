import type { LayerSpec } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { type ConvFusion, type ConvSpec, convLabel } from "./conv2d-op.js";
import { epilogueOf } from "./epilogue.js";
import { emitFoldedNorm } from "./folded-norm.js";
import { FLOAT, type Operation } from "./operation.js";
import { planWindow } from "./window.js";

/** Input channels from which on Winograd's transforms pay. */
const FEW_CHANNELS = 4;

type PoolSpec = Extract<LayerSpec, { type: "pool" }>;

/**
 * Convolution, bias, activation and max pooling in one pass: outputs that no window covers are not computed, and the way
 * back visits only the place of each maximum that is alive. For windows that do not overlap; see `assembly/conv-pool.ts` and,
 * for 3 × 3 filters with windows of 2 × 2, `assembly/conv-pool-winograd.ts`.
 */
export function convPoolOp(
  spec: ConvSpec,
  { activation, norm }: ConvFusion,
  pool: PoolSpec,
  shape: readonly number[],
): Operation {
  const { kernel, bias } = spec;
  const [kH, kW, , outC] = kernel.shape as [number, number, number, number];
  const conv = planWindow(shape, [kH, kW], spec.strides, spec.padding);
  const { inH, inW, channels: inC, outH: convH, outW: convW, sH, sW, top, left } = conv;
  const { outH, outW } = planWindow([convH, convW, outC], pool.window, pool.strides, pool.padding);
  const [poolH, poolW] = pool.window;
  const isWinograd =
    [kH, kW, sH, sW, poolH, poolW, ...pool.strides].join() === "3,3,1,1,2,2,2,2" && inC >= FEW_CHANNELS;
  const size = outH * outW * outC;
  const live = 2 * size * kH * kW * inC;
  const image = [{ examples: 1 }, inH, inW, inC] as const;
  return {
    label: `${convLabel(spec, activation, norm)} + maxPool ${poolH}×${poolW}${isWinograd ? ", Winograd" : ""}`,
    outShape: [outH, outW, outC],
    weights: bias ? [kernel, bias] : [kernel],
    flops: { forward: live * poolH * poolW, weightGradient: live, inputGradient: live },
    emit(network, x) {
      const { exports, training } = network;
      const y = network.buffer("conv2d + maxPool", size * FLOAT);
      const origin = training ? at(network.buffer("places of maxima", size * FLOAT)) : 0;
      const weights = norm
        ? emitFoldedNorm(network, kernel, bias, norm)
        : { filter: network.weight(kernel), bias: network.weight(bias) };
      if (isWinograd) {
        network.call(
          ...(["convPoolWinograd", at(x), ...image, weights.filter, weights.bias, at(y), origin] as const),
          ...([convH, convW, outC, top, left, outH, outW, epilogueOf(activation.activation)] as const),
          network.scratch(exports.convPoolWinogradScratch(inC, convH, convW, outC)),
        );
      } else {
        network.call(
          ...(["convPool", at(x), ...image, weights.filter, kH, kW, weights.bias, at(y), origin] as const),
          ...([convH, convW, outC, sH, sW, top, left, poolH, poolW, ...pool.strides, outH, outW] as const),
          epilogueOf(activation.activation),
          network.scratch(exports.convPoolScratch(inC, convH, convW, outC, kH, kW, sH, sW)),
        );
      }
      return {
        y,
        keepsOutput: false,
        backward(dy, wantsInput) {
          const [dw, db] = [network.gradient(kernel), network.gradient(bias)];
          if (dw) {
            network.call(
              ...(["convPoolBackpropFilter", at(x), ...image, at(dy), origin, outH, outW, outC, dw, db] as const),
              ...([kH, kW, convH, convW, sH, sW, top, left] as const),
              network.scratch(
                exports.convPoolBackpropFilterScratch(inC, convH, convW, outC, kH, kW, sH, sW, outH, outW),
              ),
            );
          }
          if (!wantsInput) return undefined;
          const dx = network.buffer("gradient of conv2d + maxPool", inH * inW * inC * FLOAT);
          network.call(
            ...(["convPoolBackpropInput", at(dy), origin, { examples: 1 }, outH, outW, outC] as const),
            ...([network.weight(kernel), kH, kW, at(dx), inH, inW, inC, convH, convW, sH, sW, top, left] as const),
            network.scratch(
              exports.convPoolBackpropInputScratch(inH, inW, inC, convH, convW, outC, kH, kW, sH, sW, top, left),
            ),
          );
          return dx;
        },
      };
    },
  };
}

/** Whether a max pooling can be fused into the convolution before it. */
export function canFusePool(pool: PoolSpec): boolean {
  const [[kH, kW], [sH, sW]] = [pool.window, pool.strides];
  return pool.kind === "max" && pool.padding === "valid" && sH >= kH && sW >= kW;
}
