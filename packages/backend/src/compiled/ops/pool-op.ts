import type { LayerSpec } from "../chain/layer-spec.js";
import { at } from "../program/program-builder.js";
import { FLOAT, noFlops, type Operation } from "./operation.js";
import { planWindow } from "./window.js";

type PoolSpec = Extract<LayerSpec, { type: "pool" }>;

/** Max or average pooling of any window. */
export function poolOp(
  { kind, window, strides, padding }: Omit<PoolSpec, "type">,
  shape: readonly number[],
): Operation {
  const { inH, inW, channels, outH, outW, kH, kW, sH, sW, top, left } = planWindow(shape, window, strides, padding);
  const sides = [{ examples: 1 }, inH, inW, channels, outH, outW, kH, kW, sH, sW] as const;
  const outShape = [outH, outW, channels];
  return {
    label: `${kind}Pool ${kH}×${kW}`,
    outShape,
    weights: [],
    flops: noFlops,
    emit(network, x) {
      const y = network.buffer(`${kind}Pool`, outH * outW * channels * FLOAT);
      network.call(kind === "max" ? "maxPool" : "avgPool", at(x), at(y), ...sides, 1, 1, top, left);
      return {
        y,
        keepsOutput: false,
        backward(dy, wantsInput) {
          if (!wantsInput) return undefined;
          const dx = network.buffer(`gradient of ${kind}Pool`, inH * inW * channels * FLOAT);
          if (kind === "max") {
            const scratch = network.scratch(network.exports.maxPoolGradScratch(inH, inW, channels));
            network.call("maxPoolGrad", at(x), at(dy), at(dx), ...sides, 1, 1, top, left, scratch);
          } else network.call("avgPoolGrad", at(dy), at(dx), ...sides, top, left);
          return dx;
        },
      };
    },
  };
}

/** Pooling of the whole image to one value per channel. */
export function globalPoolOp(kind: "max" | "average", shape: readonly number[]): Operation {
  const [height, width, channels] = shape as [number, number, number];
  const pool = poolOp({ kind, window: [height, width], strides: [1, 1], padding: "valid" }, shape);
  return {
    ...pool,
    label: `global ${kind}Pool`,
    outShape: [channels],
    emit(network, x, mayOverwrite) {
      const emitted = pool.emit(network, x, mayOverwrite);
      if (kind === "average") return emitted;
      return {
        y: emitted.y,
        keepsOutput: true,
        backward(dy, wantsInput) {
          if (!wantsInput) return undefined;
          // TF.js's `max` gives the gradient to every value that is largest, a max pooling to the first one.
          const dx = network.buffer("gradient of global maxPool", height * width * channels * FLOAT);
          const image = [{ examples: 1 }, height * width, channels] as const;
          network.call("globalMaxGrad", at(x), at(emitted.y), at(dy), at(dx), ...image);
          return dx;
        },
      };
    },
  };
}
