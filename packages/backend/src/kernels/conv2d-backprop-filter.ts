import type { TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import { type ConvAttrs, convInfo } from "./conv-info.js";
import type { Kernel } from "./kernel.js";

/** Gradient of a 2D convolution with respect to its filter; stock wasm lacks it (tensorflow/tfjs#8474). */
export const conv2dBackpropFilterKernel: Kernel<
  { x: TensorInfo; dy: TensorInfo },
  ConvAttrs & { filterShape: [number, number, number, number] }
> = {
  name: "Conv2DBackpropFilter",
  run({ inputs: { x, dy }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, x, dy);
    const info = convInfo(this.name, x.shape, attrs.filterShape, attrs);
    const { inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth } = info;
    const dw = backend.makeOutput(attrs.filterShape, "float32");
    const bytes = exports.conv2dBackpropFilterScratch(
      ...[inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth],
    );
    withScratch(bytes, (scratch) =>
      exports.conv2dBackpropFilter(
        ...[address(x), info.batchSize, info.inHeight, info.inWidth, inChannels],
        ...[address(dy), outHeight, outWidth, outChannels],
        ...[address(dw), filterHeight, filterWidth],
        ...[strideHeight, strideWidth, info.padInfo.top, info.padInfo.left, 0, scratch],
      ),
    );
    return dw;
  },
};
