import type { TensorInfo } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";
import { type PoolAttrs, poolInfo } from "./pool.js";

/** Gradient of max pooling. Stock wasm starts its maximum at the smallest positive float: windows ≤ 0 come out wrong. */
export const maxPoolGradKernel: Kernel<{ dy: TensorInfo; input: TensorInfo }, PoolAttrs> = {
  name: "MaxPoolGrad",
  run({ inputs: { dy, input: x }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32(this.name, dy, x);
    const info = poolInfo(x, attrs);
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
