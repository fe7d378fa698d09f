import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

type Shape5D = [number, number, number, number, number];

interface Conv3DAttrs {
  strides: [number, number, number] | number;
  pad: "valid" | "same";
}

/**
 * Gradient of a 3D convolution with respect to its filter; stock wasm's is wrong for strides above 1.
 *
 * Each slice of the filter's depth is a sum of 2D filter gradients over the pairs of planes that it joins.
 */
export const conv3dBackpropFilterKernel: Kernel<
  { x: TensorInfo; dy: TensorInfo },
  Conv3DAttrs & { filterShape: Shape5D }
> = {
  name: "Conv3DBackpropFilterV2",
  run({ inputs: { x, dy }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, x, dy);
    const info = backend_util.computeConv3DInfo(x.shape as Shape5D, attrs.filterShape, attrs.strides, 1, attrs.pad);
    const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
    const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
    const dw = backend.makeOutput(attrs.filterShape, "float32");
    backend.typedArrayFromHeap(dw).fill(0);
    const bytes = exports.conv2dBackpropFilterScratch(
      ...[inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth],
    );
    withScratch(bytes, (scratch) =>
      forEachPlanePair(info, (input, output, slice) =>
        exports.conv2dBackpropFilter(
          ...[address(x) + input, 1, inHeight, inWidth, inChannels],
          ...[address(dy) + output, outHeight, outWidth, outChannels],
          ...[address(dw) + slice, filterHeight, filterWidth],
          ...[strideHeight, strideWidth, padInfo.top, padInfo.left, 1, scratch],
        ),
      ),
    );
    return dw;
  },
};

/** Gradient of a 3D convolution with respect to its input; stock wasm's is wrong for strides above 1. */
export const conv3dBackpropInputKernel: Kernel<
  { dy: TensorInfo; filter: TensorInfo },
  Conv3DAttrs & { inputShape: Shape5D }
> = {
  name: "Conv3DBackpropInputV2",
  run({ inputs: { dy, filter }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, dy, filter);
    const info = backend_util.computeConv3DInfo(attrs.inputShape, filter.shape as Shape5D, attrs.strides, 1, attrs.pad);
    const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
    const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
    const { top, left } = padInfo;
    const dx = backend.makeOutput(attrs.inputShape, "float32");
    backend.typedArrayFromHeap(dx).fill(0);
    const bytes = exports.conv2dBackpropInputScratch(
      ...[inHeight, inWidth, inChannels, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, top, left],
    );
    withScratch(bytes, (scratch) =>
      forEachPlanePair(info, (input, output, slice) =>
        exports.conv2dBackpropInput(
          ...[address(dy) + output, dy.shape[2]!, dy.shape[3]!, 1, outHeight, outWidth, outChannels],
          ...[address(filter) + slice, filterHeight, filterWidth],
          ...[address(dx) + input, inHeight, inWidth, inChannels],
          ...[strideHeight, strideWidth, top, left, 1, scratch],
        ),
      ),
    );
    return dx;
  },
};

/** Calls `use` with the byte offsets of every input plane, output plane and filter slice that meet. */
function forEachPlanePair(
  info: backend_util.Conv3DInfo,
  use: (input: number, output: number, slice: number) => void,
): void {
  const inputBytes = info.inHeight * info.inWidth * info.inChannels * 4;
  const outputBytes = info.outHeight * info.outWidth * info.outChannels * 4;
  const sliceBytes = info.filterHeight * info.filterWidth * info.inChannels * info.outChannels * 4;
  for (let b = 0; b < info.batchSize; b++) {
    for (let od = 0; od < info.outDepth; od++) {
      for (let kd = 0; kd < info.filterDepth; kd++) {
        const id = od * info.strideDepth + kd - info.padInfo.front;
        if (id < 0 || id >= info.inDepth) continue;
        use((b * info.inDepth + id) * inputBytes, (b * info.outDepth + od) * outputBytes, kd * sliceBytes);
      }
    }
  }
}
