import type { LayerSpec } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { type Activation, emitActivationGradient } from "./activation-op.js";
import { epilogueOf } from "./epilogue.js";
import { emitFoldedNorm } from "./folded-norm.js";
import { FLOAT, type Operation } from "./operation.js";
import { planWindow } from "./window.js";

export type ConvSpec = Extract<LayerSpec, { type: "conv2d" | "depthwiseConv2d" }>;
export type BatchNormSpec = Extract<LayerSpec, { type: "batchNorm" }>;

/** What a convolution's kernel does besides convolving. */
export interface ConvFusion {
  /** ReLU, ReLU6 or linear. */
  readonly activation: Activation;
  /** Batch normalization that is folded into filter and bias; in inference only. */
  readonly norm?: BatchNormSpec | undefined;
}

/** 2D convolution with bias, folded batch normalization and activation in one pass. */
export function conv2dOp(spec: ConvSpec, { activation, norm }: ConvFusion, shape: readonly number[]): Operation {
  const { kernel, bias } = spec;
  const [kH, kW, , outC] = kernel.shape as [number, number, number, number];
  const {
    inH,
    inW,
    channels: inC,
    outH,
    outW,
    sH,
    sW,
    top,
    left,
  } = planWindow(shape, [kH, kW], spec.strides, spec.padding);
  const pixels = outH * outW;
  const flops = 2 * pixels * outC * kH * kW * inC;
  const image = [{ examples: 1 }, inH, inW, inC] as const;
  const output = [outH, outW, outC] as const;
  return {
    label: convLabel(spec, activation, norm),
    outShape: output,
    weights: bias ? [kernel, bias] : [kernel],
    flops: { forward: flops, weightGradient: flops, inputGradient: flops },
    emit(network, x) {
      const { exports } = network;
      const y = network.buffer("conv2d", pixels * outC * FLOAT);
      const weights = norm
        ? emitFoldedNorm(network, kernel, bias, norm)
        : { filter: network.weight(kernel), bias: network.weight(bias) };
      network.call(
        ...(["conv2d", at(x), ...image, weights.filter, kH, kW, weights.bias, at(y), ...output, sH, sW, 1, 1] as const),
        ...([top, left, epilogueOf(activation.activation)] as const),
        network.scratch(exports.conv2dScratch(inC, outH, outW, outC, kH, kW, sH, sW, 1, 1)),
      );
      return {
        y,
        keepsOutput: activation.activation !== "linear",
        backward(dy, wantsInput) {
          emitActivationGradient(network, activation, y, dy, pixels * outC);
          const dw = network.gradient(kernel);
          if (dw) {
            network.call(
              ...([
                "conv2dBackpropFilter",
                at(x),
                ...image,
                at(dy),
                ...output,
                dw,
                kH,
                kW,
                sH,
                sW,
                top,
                left,
                0,
              ] as const),
              network.scratch(exports.conv2dBackpropFilterScratch(inC, outH, outW, outC, kH, kW, sH, sW)),
            );
          }
          const db = network.gradient(bias);
          if (db) network.call("sum", at(dy), db, 1, { examples: pixels }, outC);
          if (!wantsInput) return undefined;
          const dx = network.buffer("gradient of conv2d", inH * inW * inC * FLOAT);
          network.call(
            ...([
              "conv2dBackpropInput",
              at(dy),
              outH,
              outW,
              { examples: 1 },
              ...output,
              network.weight(kernel),
              kH,
              kW,
            ] as const),
            ...([at(dx), inH, inW, inC, sH, sW, top, left, 0] as const),
            network.scratch(exports.conv2dBackpropInputScratch(inH, inW, inC, outC, kH, kW, sH, sW, top, left)),
          );
          return dx;
        },
      };
    },
  };
}

/** Names a convolution and what is fused into it. */
export function convLabel({ kernel, bias, strides }: ConvSpec, { activation }: Activation, norm: unknown): string {
  const [kH, kW, inC, outC] = kernel.shape as [number, number, number, number];
  const stride = strides[0] === 1 && strides[1] === 1 ? "" : ` / ${strides.join("×")}`;
  const parts = [`conv2d ${inC} → ${outC} @ ${kH}×${kW}${stride}`];
  if (bias) parts.push("bias");
  if (norm) parts.push("folded batchNorm");
  if (activation !== "linear") parts.push(activation);
  return parts.join(" + ");
}
