import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** 1 for positive values, `alpha` for others; TF.js multiplies by it for the gradient of ReLU. */
export const stepKernel: Kernel<{ x: TensorInfo }, { alpha: number }> = {
  name: "Step",
  run({ inputs: { x }, attrs, module: { backend, exports, address }, stock }) {
    if (x.dtype !== "float32") return stock();
    const out = backend.makeOutput(x.shape, "float32");
    exports.step(address(x), address(out), util.sizeFromShape(x.shape), attrs.alpha);
    return out;
  },
};
