/** Bytes as Node's `Buffer` has them, where there is none: a subclass of `Uint8Array` whose `slice` shares the memory. */
export class LikeBuffer extends Uint8Array<ArrayBuffer> {
  override slice(start?: number, end?: number): LikeBuffer {
    return this.subarray(start, end) as LikeBuffer;
  }
}
