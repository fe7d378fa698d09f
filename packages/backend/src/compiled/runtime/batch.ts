import type { Tensor } from "@tensorflow/tfjs-core";
import type { Address, KernelModule } from "../../kernel-module.js";
import type { CompiledNetwork } from "../network/compile-network.js";
import { FLOAT } from "../ops/operation.js";
import { heapOf } from "./arena.js";
import type { ProgramInstance } from "./program-instance.js";

/** Some examples: bytes, that count as x / 255, or a tensor of values. */
export type Examples = Uint8Array | Tensor;

/** Writes the examples `first` … `first + size` to a program's input. @returns Whether they are bytes. */
export function writeExamples(
  module: KernelModule,
  { bytes, input, inputSize }: CompiledNetwork,
  instance: ProgramInstance,
  examples: Examples,
  first: number,
  size: number,
): boolean {
  if (examples instanceof Uint8Array) {
    const part = examples.subarray(first * inputSize, (first + size) * inputSize);
    heapOf(module.backend).set(part, instance.address(bytes));
    return true;
  }
  writeValues(module, examples, first * inputSize, size * inputSize, instance.address(input));
  return false;
}

/** Copies `count` values from `first` on to `address` as float32. */
export function writeValues(
  module: KernelModule,
  values: ArrayLike<number> | Tensor,
  first: number,
  count: number,
  address: Address,
): void {
  const heap = heapOf(module.backend);
  if ("dataId" in values && values.dtype === "float32") {
    const from = module.address(values) + first * FLOAT;
    heap.copyWithin(address, from, from + count * FLOAT);
    return;
  }
  const numbers = "dataId" in values ? values.dataSync() : values;
  const floats = new Float32Array(heap.buffer, address, count);
  for (let i = 0; i < count; i++) floats[i] = numbers[first + i]!;
}

/** A view of `count` floats of the heap; it dies when the heap grows. */
export function floatsAt({ backend }: KernelModule, address: Address, count: number): Float32Array {
  return new Float32Array(heapOf(backend).buffer, address, count);
}

/** Mean of float32 values, added up in double precision in their order, as float32. */
export function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return Math.fround(sum / values.length);
}
