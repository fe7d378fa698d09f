/** What a derived seed is for. Each purpose draws from its own stream, so that one never repeats another's numbers. */
export const seedStream = {
  weights: 1,
  shuffle: 2,
  dropout: 3,
  augmentation: 4,
  mixup: 5,
  head: 11,
  image: 12,
} as const;

/**
 * A seed for one place of a run (a layer, an epoch, a step), an integer in [1, 2^31 - 1].
 *
 * Integer arithmetic only, so every engine derives the same seed. Never 0: TensorFlow.js' operations read a seed of 0 as
 * "none". The mixing function is the finaliser of MurmurHash3 (Austin Appleby, `fmix32`), applied word by word.
 *
 * @param seed - The run's seed, a safe integer.
 * @param path - Where in the run: a {@link seedStream} and indices, all safe integers.
 * @example
 * deriveSeed(7, seedStream.dropout, 120, 0) === deriveSeed(7, seedStream.dropout, 120, 0); // true
 */
export function deriveSeed(seed: number, ...path: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const value of [seed, ...path]) {
    hash = mix(hash, value);
    hash = mix(hash, Math.floor(value / 0x1_0000_0000));
  }
  return hash >>> 1 || 1;
}

function mix(hash: number, word: number): number {
  let h = Math.imul(hash, 5) + 0xe6546b64 + word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
