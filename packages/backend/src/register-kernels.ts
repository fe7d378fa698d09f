import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { getKernel, type KernelConfig, registerKernel, type TensorInfo, unregisterKernel } from "@tensorflow/tfjs-core";
import { registerGradients } from "./gradients/register-gradients.js";
import { instantiateKernels, type KernelModule } from "./kernel-module.js";
import { kernels } from "./kernels/index.js";

const marker: unique symbol = Symbol.for("mnistlab.registration");

/** The kernels of this package in TF.js's registry. */
export interface Registration {
  /** Names of the kernels that were added or replaced. */
  readonly kernels: readonly string[];
  /** Whether the kernels use relaxed SIMD. */
  readonly relaxedSimd: boolean;
  /** Puts TF.js's own kernels and gradients back. Tensors stay as they are; calling it twice is harmless. */
  dispose(): void;
}

/** A registration as the package itself sees it. */
interface InstalledKernels extends Registration {
  /** The kernels in the heap of a backend. */
  moduleOf(backend: BackendWasm): KernelModule;
}

interface MarkedConfig extends KernelConfig {
  [marker]?: InstalledKernels;
}

/** The registration in force, also one made by another installed copy of this package; none before `setupWasm()`. */
export function currentRegistration(): Registration | undefined {
  return installedKernels();
}

/** The kernels in force, for those who call them without TF.js. */
export function installedKernels(): InstalledKernels | undefined {
  return (getKernel("Identity", "wasm") as MarkedConfig | undefined)?.[marker];
}

/**
 * Registers our kernels for the backend "wasm" in place of TF.js's.
 *
 * TF.js may remove and re-create its backend at any time: each backend gets its own instance of the binary at its first call.
 */
export function registerKernels(compiled: WebAssembly.Module, relaxedSimd: boolean): Registration {
  const modules = new WeakMap<BackendWasm, KernelModule>();
  const moduleOf = (backend: BackendWasm): KernelModule => {
    const known = modules.get(backend);
    if (known) return known;
    const module = instantiateKernels(compiled, backend);
    modules.set(backend, module);
    return module;
  };

  const stock = kernels.map(({ name }) => getKernel(name, "wasm") as KernelConfig | undefined);
  const restoreGradients = registerGradients();
  const registration: InstalledKernels = {
    moduleOf,
    kernels: kernels.map(({ name }) => name),
    relaxedSimd,
    dispose() {
      if (currentRegistration() !== registration) return;
      restoreGradients();
      kernels.forEach(({ name }, i) => {
        const original = stock[i];
        unregisterKernel(name, "wasm");
        if (original) registerKernel(original);
      });
    },
  };

  kernels.forEach((kernel, i) => {
    const original = stock[i];
    if (original) unregisterKernel(kernel.name, "wasm");
    const config: MarkedConfig = {
      kernelName: kernel.name,
      backendName: "wasm",
      // TF.js's own kernel stays set up for each new backend, ready to be put back.
      setupFunc: original?.setupFunc,
      disposeFunc: original?.disposeFunc,
      kernelFunc: (call): TensorInfo | TensorInfo[] =>
        kernel.run({
          inputs: call.inputs as never,
          attrs: call.attrs as never,
          module: moduleOf(call.backend as BackendWasm),
          stock: (inputs: object = {}) =>
            original!.kernelFunc({ ...call, inputs: { ...call.inputs, ...inputs } }) as TensorInfo,
        }),
      [marker]: registration,
    };
    registerKernel(config);
  });
  return registration;
}
