import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

interface Pool3DAttrs {
  filterSize: [number, number, number] | number;
  strides: [number, number, number] | number;
  pad: "valid" | "same" | number;
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Maximum of each 3D window; stock wasm never goes below the smallest positive float. */
export const maxPool3dKernel: Kernel<{ x: TensorInfo }, Pool3DAttrs> = {
  name: "MaxPool3D",
  run({ inputs: { x }, attrs, module: { backend, exports, address } }) {
    checkFloat32("MaxPool3D", x);
    const info = pool3dInfo(x, attrs);
    const y = backend.makeOutput(info.outShape, "float32");
    exports.maxPool3d(address(x), address(y), ...windowArguments(info));
    return y;
  },
};

/** Gradient of 3D max pooling; stock wasm's is wrong for windows without a positive value. */
export const maxPool3dGradKernel: Kernel<{ dy: TensorInfo; input: TensorInfo }, Pool3DAttrs> = {
  name: "MaxPool3DGrad",
  run({ inputs: { dy, input: x }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32("MaxPool3DGrad", dy, x);
    const info = pool3dInfo(x, attrs);
    const dx = backend.makeOutput(x.shape, "float32");
    const bytes = exports.maxPool3dGradScratch(info.inDepth, info.inHeight, info.inWidth, info.inChannels);
    withScratch(bytes, (scratch) =>
      exports.maxPool3dGrad(address(x), address(dy), address(dx), ...windowArguments(info), scratch),
    );
    return dx;
  },
};

function pool3dInfo(
  x: TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: Pool3DAttrs,
): backend_util.Conv3DInfo {
  const shape = x.shape as [number, number, number, number, number];
  return backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

function windowArguments(info: backend_util.Conv3DInfo): number[] {
  return [
    ...[info.batchSize, info.inDepth, info.inHeight, info.inWidth, info.inChannels],
    ...[info.outDepth, info.outHeight, info.outWidth, info.filterDepth, info.filterHeight, info.filterWidth],
    ...[info.strideDepth, info.strideHeight, info.strideWidth],
    ...[info.padInfo.front, info.padInfo.top, info.padInfo.left],
  ];
}
