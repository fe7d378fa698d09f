import { type TensorInfo, tensor } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** A second reference to the same data, as on the cpu backend; stock wasm copies every tensor that a gradient saves. */
export const identityKernel: Kernel<{ x: TensorInfo }> = {
  name: "Identity",
  run({ inputs: { x }, module: { backend } }) {
    if (x.dtype === "string") return tensor(backend.readSync(x.dataId) as unknown as string[], x.shape, "string");
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
};
