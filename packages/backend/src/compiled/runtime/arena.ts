import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { Address } from "../../kernel-module.js";

/** A block of TF.js's heap that a program lives in. */
export interface Arena {
  readonly base: Address;
  /** Gives the memory back; once. */
  free(): void;
}

interface Heap {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

const LINE = 64;

/** The bytes of TF.js's heap as they are now: the view is dead as soon as the heap grows. */
export function heapOf(backend: BackendWasm): Uint8Array {
  return (backend.wasm as unknown as Heap).HEAPU8;
}

/** Takes a zeroed block that starts a cache line. */
export function allocateArena(backend: BackendWasm, bytes: number): Arena {
  const heap = backend.wasm as unknown as Heap;
  const block = heap._malloc(bytes + LINE) >>> 0;
  const base = Math.ceil(block / LINE) * LINE;
  heap.HEAPU8.fill(0, base, base + bytes);
  return { base, free: () => heap._free(block) };
}
