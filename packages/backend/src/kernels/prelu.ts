import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";
import { callKernel } from "./call-kernel.js";
import type { Kernel } from "./kernel.js";

/** Leaky ReLU with a learned slope; stock wasm broadcasts the slope over the last axis only, and caches it by id. */
export const preluKernel: Kernel<{ x: TensorInfo; alpha: TensorInfo }> = {
  name: "Prelu",
  run({ inputs, module }) {
    const { backend } = module;
    const x = callKernel(backend, "Cast", { x: inputs.x }, { dtype: "float32" });
    const alpha = callKernel(backend, "Cast", { x: inputs.alpha }, { dtype: "float32" });
    const out = isTail(alpha.shape, x.shape) ? byRows(x, alpha, module) : byBroadcast(x, alpha, backend);
    backend.disposeData(x.dataId);
    backend.disposeData(alpha.dataId);
    return out;
  },
};

function byRows(x: TensorInfo, alpha: TensorInfo, { backend, exports, address }: KernelModule): TensorInfo {
  const columns = util.sizeFromShape(alpha.shape);
  const out = backend.makeOutput(x.shape, "float32");
  exports.prelu(address(x), address(alpha), address(out), util.sizeFromShape(x.shape) / (columns || 1), columns);
  return out;
}

/** max(x, 0) + alpha · min(x, 0): TF.js's own sum and product know every way to broadcast. */
function byBroadcast(x: TensorInfo, alpha: TensorInfo, backend: BackendWasm): TensorInfo {
  const positive = callKernel(backend, "Relu", { x });
  const negative = callKernel(backend, "ClipByValue", { x }, { clipValueMin: -Infinity, clipValueMax: 0 });
  const sloped = callKernel(backend, "Multiply", { a: alpha, b: negative });
  const out = callKernel(backend, "Add", { a: positive, b: sloped });
  for (const { dataId } of [positive, negative, sloped]) backend.disposeData(dataId);
  return out;
}

/** Whether `alpha` repeats for each of the first axes of `shape`: equal to its last axes, axes of size 1 before. */
function isTail(alpha: number[], shape: number[]): boolean {
  const first = alpha.findIndex((size) => size !== 1);
  const tail = first < 0 ? [] : alpha.slice(first);
  if (alpha.length > shape.length) return false;
  return tail.every((size, i) => size === shape[shape.length - tail.length + i]);
}
