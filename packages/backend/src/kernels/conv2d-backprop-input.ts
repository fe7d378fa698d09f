import type { TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import { type ConvAttrs, convInfo } from "./conv-info.js";
import type { Kernel } from "./kernel.js";

/** Gradient of a 2D convolution with respect to its input, also the transposed convolution; stock wasm's is scalar code. */
export const conv2dBackpropInputKernel: Kernel<
  { dy: TensorInfo; filter: TensorInfo },
  ConvAttrs & { inputShape: [number, number, number, number] }
> = {
  name: "Conv2DBackpropInput",
  run({ inputs: { dy, filter }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, dy, filter);
    const info = convInfo(this.name, attrs.inputShape, filter.shape, attrs);
    const { inHeight, inWidth, inChannels, outChannels, filterHeight, filterWidth, strideHeight, strideWidth } = info;
    const { top, left } = info.padInfo;
    const dx = backend.makeOutput(attrs.inputShape, "float32");
    const bytes = exports.conv2dBackpropInputScratch(
      ...[inHeight, inWidth, inChannels, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, top, left],
    );
    withScratch(bytes, (scratch) =>
      exports.conv2dBackpropInput(
        ...[address(dy), dy.shape[1]!, dy.shape[2]!, info.batchSize, info.outHeight, info.outWidth, outChannels],
        ...[address(filter), filterHeight, filterWidth],
        ...[address(dx), inHeight, inWidth, inChannels],
        ...[strideHeight, strideWidth, top, left, 0, scratch],
      ),
    );
    return dx;
  },
};
