import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel, KernelCall } from "./kernel.js";

/** Values cut to an interval. Stock wasm turns a NaN into the lower bound, which hides a diverged loss. */
export const clipByValueKernel: Kernel<{ x: TensorInfo }, { clipValueMin: number; clipValueMax: number }> = {
  name: "ClipByValue",
  run: (call) => clip(call, call.attrs.clipValueMin, call.attrs.clipValueMax),
};

/** Values below 0 become 0, a NaN stays. */
export const reluKernel: Kernel<{ x: TensorInfo }> = {
  name: "Relu",
  run: (call) => clip(call, 0, Number.POSITIVE_INFINITY),
};

/** Values cut to [0, 6]; stock wasm turns a NaN into 0. */
export const relu6Kernel: Kernel<{ x: TensorInfo }> = {
  name: "Relu6",
  run: (call) => clip(call, 0, 6),
};

function clip(
  { inputs: { x }, module: { backend, exports, address }, stock }: KernelCall<{ x: TensorInfo }, unknown>,
  low: number,
  high: number,
): TensorInfo {
  if (x.dtype !== "float32") return stock();
  const out = backend.makeOutput(x.shape, "float32");
  exports.clip(address(x), address(out), util.sizeFromShape(x.shape), low, high);
  return out;
}
