import { backend_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel, KernelCall } from "./kernel.js";

/** The attributes that every 2D pooling kernel of TF.js shares. */
export interface PoolAttrs {
  filterSize: [number, number] | number;
  strides: [number, number] | number;
  pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Maximum of each window; stock wasm reads unwritten memory for some paddings. */
export const maxPoolKernel: Kernel<{ x: TensorInfo }, PoolAttrs> = {
  name: "MaxPool",
  run: (call) => pool("maxPool", call),
};

/** Mean of each window's cells inside the image; stock wasm reads unwritten memory for some paddings. */
export const avgPoolKernel: Kernel<{ x: TensorInfo }, PoolAttrs> = {
  name: "AvgPool",
  run: (call) => pool("avgPool", call),
};

/** Gradient of average pooling, the cpu backend's to the bit. */
export const avgPoolGradKernel: Kernel<{ dy: TensorInfo; input: TensorInfo }, PoolAttrs> = {
  name: "AvgPoolGrad",
  run({ inputs: { dy, input: x }, attrs, module: { backend, exports, address } }) {
    checkFloat32("AvgPoolGrad", dy, x);
    const info = poolInfo(x, attrs);
    const dx = backend.makeOutput(x.shape, "float32");
    exports.avgPoolGrad(
      ...[address(dy), address(dx), info.batchSize, info.inHeight, info.inWidth, info.inChannels],
      ...[info.outHeight, info.outWidth, info.filterHeight, info.filterWidth],
      ...[info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left],
    );
    return dx;
  },
};

/** Output shape and padding as TF.js works them out. */
export function poolInfo(x: TensorInfo, attrs: PoolAttrs): backend_util.Conv2DInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  return backend_util.computePool2DInfo(
    x.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

function pool(
  kind: "maxPool" | "avgPool",
  { inputs: { x }, attrs, module: { backend, exports, address } }: KernelCall<{ x: TensorInfo }, PoolAttrs>,
): TensorInfo {
  checkFloat32(kind, x);
  const info = poolInfo(x, attrs);
  // TF.js takes any pooling by single cells that keeps the shape for the identity, whatever its strides and padding.
  if (info.filterHeight === 1 && info.filterWidth === 1 && util.arraysEqual(info.inShape, info.outShape)) {
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  }
  const y = backend.makeOutput(info.outShape, "float32");
  exports[kind](
    ...[address(x), address(y), info.batchSize, info.inHeight, info.inWidth, info.inChannels],
    ...[info.outHeight, info.outWidth, info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth],
    ...[info.dilationHeight, info.dilationWidth, info.padInfo.top, info.padInfo.left],
  );
  return y;
}
