import type { LayerSpec } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { FLOAT, type Operation } from "./operation.js";
import { planWindow } from "./window.js";

type DepthwiseSpec = Extract<LayerSpec, { type: "conv2d" | "depthwiseConv2d" }>;

/** Depthwise convolution: each input channel meets filters of its own. */
export function depthwiseOp({ kernel, bias, strides, padding }: DepthwiseSpec, shape: readonly number[]): Operation {
  const [kH, kW, , multiplier] = kernel.shape as [number, number, number, number];
  const { inH, inW, channels, outH, outW, sH, sW, top, left } = planWindow(shape, [kH, kW], strides, padding);
  const outC = channels * multiplier;
  const pixels = outH * outW;
  const flops = 2 * pixels * outC * kH * kW;
  const image = [{ examples: 1 }, inH, inW, channels] as const;
  const geometry = [sH, sW, 1, 1, top, left] as const;
  return {
    label: `depthwiseConv2d ${kH}×${kW}${bias ? " + bias" : ""}`,
    outShape: [outH, outW, outC],
    weights: bias ? [kernel, bias] : [kernel],
    flops: { forward: flops, weightGradient: flops, inputGradient: flops },
    emit(network, x) {
      const y = network.buffer("depthwiseConv2d", pixels * outC * FLOAT);
      const filter = network.weight(kernel);
      const scratch = network.scratch(network.exports.depthwiseScratch(channels, outH, outW, kH, kW, sH, sW, 1, 1));
      network.call(
        ...(["depthwiseConv2d", at(x), ...image, filter, kH, kW, multiplier] as const),
        ...([at(y), outH, outW, ...geometry, scratch] as const),
      );
      const addend = network.weight(bias);
      if (addend) network.call("addRows", at(y), addend, at(y), { examples: pixels }, outC);
      return {
        y,
        keepsOutput: false,
        backward(dy, wantsInput) {
          const dw = network.gradient(kernel);
          if (dw) {
            network.call(
              ...(["depthwiseConv2dBackpropFilter", at(x), ...image, at(dy), outH, outW] as const),
              ...([dw, kH, kW, multiplier, ...geometry, scratch] as const),
            );
          }
          const db = network.gradient(bias);
          if (db) network.call("sum", at(dy), db, 1, { examples: pixels }, outC);
          if (!wantsInput) return undefined;
          const dx = network.buffer("gradient of depthwiseConv2d", inH * inW * channels * FLOAT);
          network.call(
            ...([
              "depthwiseConv2dBackpropInput",
              at(dy),
              { examples: 1 },
              outH,
              outW,
              filter,
              kH,
              kW,
              multiplier,
            ] as const),
            ...([at(dx), inH, inW, channels, ...geometry, scratch] as const),
          );
          return dx;
        },
      };
    },
  };
}
