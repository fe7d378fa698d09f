import { getKernelsForBackend, registerKernel, unregisterKernel } from "@tensorflow/tfjs-core";

/** Time that a step spends in one kernel. */
export interface KernelTime {
  name: string;
  /** The least of all steps; kernels that call others count them, too. */
  ms: number;
  /** Calls per step. */
  calls: number;
}

/** Runs `step` `steps` times with a clock around every wasm kernel; the slowest kernels come first. */
export async function timeKernels(step: () => Promise<void>, steps: number): Promise<KernelTime[]> {
  const originals = getKernelsForBackend("wasm");
  const current = new Map(originals.map(({ kernelName }) => [kernelName, { ms: 0, calls: 0 }]));
  for (const config of originals) {
    const spent = current.get(config.kernelName)!;
    unregisterKernel(config.kernelName, "wasm");
    registerKernel({
      ...config,
      kernelFunc(args) {
        const start = performance.now();
        const result = config.kernelFunc(args);
        spent.ms += performance.now() - start;
        spent.calls++;
        return result;
      },
    });
  }
  const least = new Map<string, KernelTime>();
  for (let i = 0; i < steps; i++) {
    for (const spent of current.values()) Object.assign(spent, { ms: 0, calls: 0 });
    await step();
    for (const [name, { ms, calls }] of current) {
      if (calls > 0 && ms < (least.get(name)?.ms ?? Number.POSITIVE_INFINITY)) least.set(name, { name, ms, calls });
    }
  }
  for (const config of originals) {
    unregisterKernel(config.kernelName, "wasm");
    registerKernel(config);
  }
  return [...least.values()].sort((a, b) => b.ms - a.ms).slice(0, 14);
}
