import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { getKernel, type NamedAttrMap, type TensorInfo } from "@tensorflow/tfjs-core";

/** Which kernel to call with what: its name, its inputs, its attributes. */
export type CallArguments = [name: string, inputs: Record<string, TensorInfo | undefined>, attrs?: NamedAttrMap];

/** Runs another registered wasm kernel, ours or TF.js's, outside of TF.js's tape. The caller disposes the result. */
export function callKernel(backend: BackendWasm, ...[name, inputs, attrs = {}]: CallArguments): TensorInfo {
  return getKernel(name, "wasm").kernelFunc({ inputs, backend, attrs }) as TensorInfo;
}
