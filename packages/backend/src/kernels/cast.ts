import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { DataType, TensorInfo } from "@tensorflow/tfjs-core";
import { callKernel } from "./call-kernel.js";
import type { Kernel } from "./kernel.js";

/**
 * Conversion to another dtype. To the tensor's own dtype it is a second reference, where stock wasm copies; to bool every
 * value but 0 becomes 1, where stock wasm keeps the number.
 */
export const castKernel: Kernel<{ x: TensorInfo }, { dtype: DataType }> = {
  name: "Cast",
  run({ inputs: { x }, attrs, module: { backend }, stock }) {
    if (attrs.dtype === "bool" && (x.dtype === "float32" || x.dtype === "int32")) return notZero(x, backend);
    if (x.dtype !== attrs.dtype) return stock();
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
};

function notZero(x: TensorInfo, backend: BackendWasm): TensorInfo {
  const zero = backend.makeOutput([], x.dtype, undefined, x.dtype === "int32" ? Int32Array.of(0) : Float32Array.of(0));
  const result = callKernel(backend, "NotEqual", { a: x, b: zero });
  backend.disposeData(zero.dataId);
  return result;
}
