/**
 * One end of an arithmetic coder for bits, each with a probability of its own.
 *
 * Both ends have one interface, so that what the bits mean ({@link codePixels}) is written once and cannot differ between them.
 */
export interface BitCoder {
  /**
   * The next bit: a writer writes `bit` and gives it back, a reader ignores `bit` and gives what was written.
   *
   * @param probability - That the bit is 1, in 65536ths, an integer in [1, 65535]. Both ends must name the same one.
   */
  code(probability: number, bit: number): number;
}
