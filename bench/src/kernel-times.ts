import { getKernelsForBackend, registerKernel, unregisterKernel } from "@tensorflow/tfjs-core";

/** Mean time that a step spends in one kernel. */
export interface KernelTime {
  name: string;
  ms: number;
  calls: number;
}

/** Runs `step` `steps` times with a clock around every wasm kernel; the slowest kernels come first. */
export async function timeKernels(step: () => Promise<void>, steps: number): Promise<KernelTime[]> {
  const totals = new Map<string, { ms: number; calls: number }>();
  const originals = getKernelsForBackend("wasm");
  for (const config of originals) {
    const total = { ms: 0, calls: 0 };
    totals.set(config.kernelName, total);
    unregisterKernel(config.kernelName, "wasm");
    registerKernel({
      ...config,
      kernelFunc(args) {
        const start = performance.now();
        const result = config.kernelFunc(args);
        total.ms += performance.now() - start;
        total.calls++;
        return result;
      },
    });
  }
  for (let i = 0; i < steps; i++) await step();
  for (const config of originals) {
    unregisterKernel(config.kernelName, "wasm");
    registerKernel(config);
  }
  return [...totals]
    .filter(([, { calls }]) => calls >= steps)
    .map(([name, { ms, calls }]) => ({ name, ms: ms / steps, calls: calls / steps }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 12);
}
