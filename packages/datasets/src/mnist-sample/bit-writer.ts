import type { BitCoder } from "./bit-coder.js";
import { splitRange } from "./split-range.js";

/** The writing end of the coder that {@link BitReader} reads. Only the build uses it. */
export class BitWriter implements BitCoder {
  readonly #bytes: number[] = [];
  #low = 0;
  #high = 0xffffffff;

  code(probability: number, bit: number): number {
    const split = splitRange(this.#low, this.#high, probability);
    if (bit) this.#high = split;
    else this.#low = split + 1;
    while ((this.#low ^ this.#high) >>> 24 === 0) {
      this.#bytes.push(this.#high >>> 24);
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 255) >>> 0;
    }
    return bit;
  }

  /** All bytes, once every bit is written: the last four name a number in the interval that is left. */
  finish(): Uint8Array {
    for (let shift = 24; shift >= 0; shift -= 8) this.#bytes.push((this.#high >>> shift) & 255);
    return Uint8Array.from(this.#bytes);
  }
}
