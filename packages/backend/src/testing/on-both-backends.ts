import "@tensorflow/tfjs-backend-cpu";
// Registers the gradient functions, which tfjs-core alone does not.
import "@tensorflow/tfjs-layers";
import { setBackend, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { expect } from "vitest";

/** The values of one tensor as the reference and as our kernels compute them. */
export interface BothResults {
  shape: number[];
  cpu: ArrayLike<number>;
  wasm: ArrayLike<number>;
}

/** Runs `compute` on TF.js's cpu backend, then on wasm; it must make its inputs itself. */
export async function onBothBackends(compute: () => Tensor): Promise<BothResults> {
  const [cpu, wasm] = [await on("cpu", compute), await on("wasm", compute)];
  expect(wasm.shape).toEqual(cpu.shape);
  return { shape: cpu.shape, cpu: cpu.values, wasm: wasm.values };
}

async function on(backend: string, compute: () => Tensor) {
  await setBackend(backend);
  return tidy(() => {
    const result = compute();
    return { shape: result.shape, values: result.dataSync() };
  });
}

/** Fails unless every value is within `tolerance` of the largest reference value; NaN must meet NaN. */
export function expectClose({ cpu, wasm }: BothResults, tolerance = 1e-5): void {
  let largest = 0;
  for (let i = 0; i < cpu.length; i++) largest = Math.max(largest, Math.abs(cpu[i]!) || 0);
  for (let i = 0; i < cpu.length; i++) {
    if (Number.isNaN(cpu[i]) && Number.isNaN(wasm[i])) continue;
    const difference = Math.abs(cpu[i]! - wasm[i]!);
    if (!(difference <= tolerance * largest)) {
      expect.fail(`value ${i}: cpu ${cpu[i]}, wasm ${wasm[i]}, largest reference value ${largest}`);
    }
  }
}

/** Fails unless the values are the same numbers; −0 equals 0. */
export function expectEqual({ cpu, wasm }: BothResults): void {
  for (let i = 0; i < cpu.length; i++) {
    if (cpu[i] !== wasm[i]) expect.fail(`value ${i}: cpu ${cpu[i]}, wasm ${wasm[i]}`);
  }
}
