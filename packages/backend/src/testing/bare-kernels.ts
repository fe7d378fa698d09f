import { chooseKernels } from "../choose-kernels.js";
import type { Address, KernelExports } from "../kernel-module.js";

/** The binary in a memory of its own, without TF.js: for tests of single kernels. */
export interface BareKernels {
  readonly exports: KernelExports;
  /** Reserves zeroed bytes, 16-byte aligned; nothing is ever given back. */
  reserve(bytes: number): Address;
  /** Copies values into the memory. */
  put(values: Float32Array | Float64Array | Int32Array | Uint8Array): Address;
  /** A copy of `length` floats. */
  floats(address: Address, length: number): Float32Array;
  /** A copy of `length` doubles. */
  doubles(address: Address, length: number): Float64Array;
  /** A copy of `length` 32-bit integers. */
  ints(address: Address, length: number): Int32Array;
}

/** Instantiates the kernels in an empty memory. */
export function bareKernels(relaxedSimd = false, megabytes = 64): BareKernels {
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  const module = new WebAssembly.Module(chooseKernels(relaxedSimd).binary);
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
  let next = 1024;
  const reserve = (bytes: number): Address => {
    const address = next;
    next += (bytes + 15) & ~15;
    if (next > memory.buffer.byteLength) throw new RangeError(`The test's ${megabytes} MB are full.`);
    new Uint8Array(memory.buffer, address, bytes).fill(0);
    return address;
  };
  return {
    exports,
    reserve,
    put(values) {
      const address = reserve(values.byteLength);
      new Uint8Array(memory.buffer).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), address);
      return address;
    },
    floats: (address, length) => new Float32Array(memory.buffer, address, length).slice(),
    doubles: (address, length) => new Float64Array(memory.buffer, address, length).slice(),
    ints: (address, length) => new Int32Array(memory.buffer, address, length).slice(),
  };
}
