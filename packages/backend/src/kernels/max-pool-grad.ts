import { backend_util, type MaxPoolGradAttrs, type TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

/** Gradient of max pooling. Stock wasm starts its maximum at the smallest positive float: windows ≤ 0 come out wrong. */
export const maxPoolGradKernel: Kernel<{ dy: TensorInfo; input: TensorInfo }, MaxPoolGradAttrs> = {
  name: "MaxPoolGrad",
  run({ inputs: { dy, input: x }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, dy, x);
    const { filterSize, strides, pad, dimRoundingMode } = attrs;
    const shape = x.shape as [number, number, number, number];
    const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
    const dx = backend.makeOutput(x.shape, "float32");
    withScratch(exports.maxPoolGradScratch(inHeight, inWidth, inChannels), (scratch) =>
      exports.maxPoolGrad(
        ...[address(x), address(dy), address(dx), info.batchSize, inHeight, inWidth, inChannels],
        ...[outHeight, outWidth, filterHeight, filterWidth, info.strideHeight, info.strideWidth],
        ...[info.dilationHeight, info.dilationWidth, info.padInfo.top, info.padInfo.left, scratch],
      ),
    );
    return dx;
  },
};
