import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** Sum of two tensors. A bias over the last axis is added in one pass; other shapes are left to TF.js. */
export const addKernel: Kernel<{ a: TensorInfo; b: TensorInfo }> = {
  name: "Add",
  run({ inputs: { a, b }, module: { backend, exports, address }, stock }) {
    const columns = b.shape.length === 1 ? b.shape[0]! : 0;
    const isBias = columns > 1 && a.shape.length > 1 && a.shape.at(-1) === columns;
    if (!isBias || a.dtype !== "float32" || b.dtype !== "float32") return stock();
    const out = backend.makeOutput(a.shape, "float32");
    exports.addRows(address(a), address(b), address(out), util.sizeFromShape(a.shape) / columns, columns);
    return out;
  },
};
