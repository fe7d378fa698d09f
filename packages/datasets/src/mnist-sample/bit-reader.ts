import type { BitCoder } from "./bit-coder.js";
import { splitRange } from "./split-range.js";

/**
 * The reading end of a binary arithmetic coder (carry-free, 32 bits, as in Matt Mahoney's fpaq).
 *
 * An interval is divided in proportion to the next bit's probability, and the bytes say in which part the code lies.
 * Leading bytes on which both ends of the interval agree are shifted out. After the last byte come zeros.
 */
export class BitReader implements BitCoder {
  readonly #bytes: Uint8Array;
  #next = 0;
  #low = 0;
  #high = 0xffffffff;
  #code = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 4; i++) this.#shiftIn();
  }

  code(probability: number): number {
    const split = splitRange(this.#low, this.#high, probability);
    const bit = this.#code <= split ? 1 : 0;
    if (bit) this.#high = split;
    else this.#low = split + 1;
    while ((this.#low ^ this.#high) >>> 24 === 0) {
      this.#low = (this.#low << 8) >>> 0;
      this.#high = ((this.#high << 8) | 255) >>> 0;
      this.#shiftIn();
    }
    return bit;
  }

  #shiftIn(): void {
    this.#code = ((this.#code << 8) | (this.#bytes[this.#next++] ?? 0)) >>> 0;
  }
}
