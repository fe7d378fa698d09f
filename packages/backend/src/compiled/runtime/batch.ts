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
  copyValues(module, values, first, floatsAt(module, address, count));
}

/** Copies values from `first` on as float32 until `into` is full. */
export function copyValues(
  module: KernelModule,
  values: ArrayLike<number> | Tensor,
  first: number,
  into: Float32Array,
): void {
  if ("dataId" in values && values.dtype === "float32") {
    into.set(floatsAt(module, module.address(values) + first * FLOAT, into.length));
    return;
  }
  const numbers = "dataId" in values ? values.dataSync() : values;
  for (let i = 0; i < into.length; i++) into[i] = numbers[first + i]!;
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
