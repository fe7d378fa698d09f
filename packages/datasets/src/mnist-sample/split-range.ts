/**
 * Where an interval of arithmetic coding is divided: a 1 takes [low, split], a 0 what is above, and neither is empty.
 *
 * No number reaches 2⁵³: exact in every engine.
 *
 * @param low - Lowest number of the interval, below `high`.
 * @param high - Highest number of the interval, below 2³².
 * @param probability - That the bit is 1, in 65536ths, an integer in [1, 65535].
 */
export function splitRange(low: number, high: number, probability: number): number {
  return low + Math.floor(((high - low) * probability) / 65536);
}
