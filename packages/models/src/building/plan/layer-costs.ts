import type { LayerSpec, Shape } from "./layer-spec.js";
import type { LayerCosts } from "./network-plan.js";
import { channelsOf, sizeOf } from "./output-shape.js";

/** Parameters and floating-point operations of a layer between two shapes. */
export function layerCosts(spec: LayerSpec, input: Shape, output: Shape): LayerCosts {
  switch (spec.kind) {
    case "Conv2D":
      return kernelCosts(spec.kernelSize ** 2 * channelsOf(input), output, spec.useBias);
    case "DepthwiseConv2D":
      return kernelCosts(spec.kernelSize ** 2, output, spec.useBias);
    case "Dense":
      return kernelCosts(channelsOf(input), output, true);
    case "BatchNormalization": {
      const channels = channelsOf(input);
      return { parameters: 4 * channels, trainableParameters: 2 * channels, flops: 0 };
    }
    default:
      return { parameters: 0, trainableParameters: 0, flops: 0 };
  }
}

/** Costs of a layer each of whose outputs is a sum of `terms` products; a kernel's weights are one channel's, for all pixels. */
function kernelCosts(terms: number, output: Shape, useBias: boolean): LayerCosts {
  const parameters = channelsOf(output) * (terms + (useBias ? 1 : 0));
  return { parameters, trainableParameters: parameters, flops: 2 * sizeOf(output) * terms };
}
