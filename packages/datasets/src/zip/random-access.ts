import type { ReadOptions } from "../sources/file-source.js";

/** A file that can be read from any position, such as an array, a `Blob` or a file on a server that sends ranges. */
export interface RandomAccess {
  /** Its length in bytes. */
  readonly size: number;
  /**
   * The bytes from `start` up to but without `end`, as `Uint8Array.prototype.subarray` takes them.
   *
   * @param start - An integer in [0, size].
   * @param end - An integer in [start, size].
   * @param options - Heeded where bytes come slowly: `onBytes` counts those of this piece; `beginning` keeps them.
   */
  read(start: number, end: number, options?: Pick<ReadOptions, "onBytes" | "beginning">): Promise<Uint8Array>;
}

/** An array, whose pieces are windows on it. */
export function bytesAccess(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}
