import type { Address, KernelExports } from "../../kernel-module.js";

/** The kernels in a memory of their own, where one program lives. */
export interface OwnMemory {
  readonly exports: KernelExports;
  /** Where the program is laid out. */
  readonly base: Address;
  /** Makes room for so many zeroed bytes from the base on. */
  reserve(bytes: number): void;
  /** All bytes, valid until the next {@link reserve}. */
  heap(): Uint8Array;
}

const PAGE = 65_536;
/** Not 0, which is the kernels' "none". */
const BASE = 64;

/** @throws {RangeError} from `reserve` if there is not so much memory. */
export function createOwnMemory(kernels: WebAssembly.Module): OwnMemory {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(kernels, { env: { memory } });
  let heap = new Uint8Array(memory.buffer);
  return {
    exports: exports as KernelExports,
    base: BASE,
    reserve(bytes) {
      const missing = Math.ceil((BASE + bytes) / PAGE) + 1 - heap.length / PAGE; // one more: vectors read past the end
      if (missing > 0) memory.grow(missing);
      heap = new Uint8Array(memory.buffer);
      heap.fill(0);
    },
    heap: () => heap,
  };
}
