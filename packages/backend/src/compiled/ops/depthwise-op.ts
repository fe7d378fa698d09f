import type { LayerSpec } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { type Activation, emitActivationGradient } from "./activation-op.js";
import { epilogueOf } from "./epilogue.js";
import { FLOAT, type Operation } from "./operation.js";
import { planWindow } from "./window.js";

type DepthwiseSpec = Extract<LayerSpec, { type: "conv2d" | "depthwiseConv2d" }>;

/** Depthwise convolution, each input channel meets filters of its own, with bias and activation in the same pass. */
export function depthwiseOp(spec: DepthwiseSpec, activation: Activation, shape: readonly number[]): Operation {
  const { kernel, bias, strides, padding } = spec;
  const [kH, kW, , multiplier] = kernel.shape as [number, number, number, number];
  const { inH, inW, channels, outH, outW, sH, sW, top, left } = planWindow(shape, [kH, kW], strides, padding);
  const outC = channels * multiplier;
  const pixels = outH * outW;
  const flops = 2 * pixels * outC * kH * kW;
  const image = [{ examples: 1 }, inH, inW, channels] as const;
  const filterSize = [kH, kW, multiplier] as const;
  const geometry = [sH, sW, 1, 1] as const;
  const bare = [channels, ...filterSize, outH, outW, ...geometry] as const; // what scratch memory depends on
  const parts = [
    `depthwiseConv2d ${kH}×${kW}`,
    bias && "bias",
    activation.activation !== "linear" && activation.activation,
  ];
  return {
    label: parts.filter(Boolean).join(" + "),
    outShape: [outH, outW, outC],
    weights: bias ? [kernel, bias] : [kernel],
    flops: { forward: flops, weightGradient: flops, inputGradient: flops },
    emit(network, x) {
      const { exports } = network;
      const y = network.buffer("depthwiseConv2d", pixels * outC * FLOAT);
      const filter = network.weight(kernel);
      network.call(
        ...(["depthwiseConv2d", at(x), ...image, filter, ...filterSize, network.weight(bias), at(y)] as const),
        ...([outH, outW, ...geometry, top, left, epilogueOf(activation.activation)] as const),
        network.scratch(exports.depthwiseConv2dScratch(...bare)),
      );
      return {
        y,
        keepsOutput: activation.activation !== "linear",
        backward(dy, wantsInput) {
          emitActivationGradient(network, activation, y, dy, pixels * outC);
          const dw = network.gradient(kernel);
          if (dw) {
            network.call(
              ...(["depthwiseConv2dBackpropFilter", at(x), ...image, at(dy), outH, outW] as const),
              ...([dw, ...filterSize, ...geometry, top, left] as const),
              network.scratch(exports.depthwiseConv2dBackpropFilterScratch(...bare)),
            );
          }
          const db = network.gradient(bias);
          if (db) network.call("sum", at(dy), db, 1, { examples: pixels }, outC);
          if (!wantsInput) return undefined;
          const dx = network.buffer("gradient of depthwiseConv2d", inH * inW * channels * FLOAT);
          network.call(
            ...(["depthwiseConv2dBackpropInput", at(dy), { examples: 1 }, outH, outW, filter, ...filterSize] as const),
            ...([at(dx), inH, inW, channels, ...geometry, top, left] as const),
            network.scratch(exports.depthwiseConv2dBackpropInputScratch(inH, inW, ...bare)),
          );
          return dx;
        },
      };
    },
  };
}
