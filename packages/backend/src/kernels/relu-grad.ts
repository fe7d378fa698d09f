import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

/** The name of our own kernel; TF.js composes this gradient of three of its kernels. */
export const RELU_GRAD_KERNEL = "MnistlabReluGrad";

/** dy where x is positive, 0 elsewhere. */
export const reluGradKernel: Kernel<{ dy: TensorInfo; x: TensorInfo }> = {
  name: RELU_GRAD_KERNEL,
  run({ inputs: { dy, x }, module: { backend, exports, address } }) {
    checkFloat32(RELU_GRAD_KERNEL, dy, x);
    const dx = backend.makeOutput(x.shape, "float32");
    exports.reluGrad(address(dy), address(x), address(dx), util.sizeFromShape(x.shape));
    return dx;
  },
};
