import { type SetupWasmOptions, setupWasm } from "@mnistlab/backend";
import {
  getGradient,
  getKernelsForBackend,
  type KernelConfig,
  registerGradient,
  registerKernel,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import { composedFilterGradient } from "./composed-filter-gradient.ts";

/** Sets of kernels for the one wasm backend, to be exchanged between runs: a call brings one in. */
export interface KernelSets {
  plain(): void;
  relaxed(): void;
  stock(): void;
}

/**
 * Takes down which kernels are ours, with and without relaxed SIMD, and which TF.js's own, these with the composed filter
 * gradient.
 *
 * They are exchanged in TF.js's registry; the compiled binaries stay the same, so that the engine's optimised code does, too.
 */
export async function kernelSets(): Promise<KernelSets> {
  const ours = async (options: SetupWasmOptions) => {
    const registration = await setupWasm(options);
    const set = current();
    registration.dispose();
    return set;
  };
  const plain = await ours({});
  const relaxed = await ours({ relaxedSimd: true });
  const stock = current([composedFilterGradient]);
  plain();
  return { plain, relaxed, stock };
}

/** Brings the kernels that are registered now, and `more`, in again. */
function current(more: KernelConfig[] = []): () => void {
  const kernels = [...getKernelsForBackend("wasm"), ...more];
  const reluGradient = getGradient("Relu");
  return () => {
    for (const { kernelName } of getKernelsForBackend("wasm")) unregisterKernel(kernelName, "wasm");
    for (const config of kernels) registerKernel(config);
    registerGradient(reluGradient);
  };
}
