import type { DataType, TensorInfo } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** Conversion to another dtype. To the tensor's own dtype it is a second reference; stock wasm copies. */
export const castKernel: Kernel<{ x: TensorInfo }, { dtype: DataType }> = {
  name: "Cast",
  run({ inputs: { x }, attrs, module: { backend }, stock }) {
    if (x.dtype !== attrs.dtype) return stock();
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
};
