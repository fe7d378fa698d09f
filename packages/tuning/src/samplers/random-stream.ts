import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * The random stream that belongs to a parameter of a trial: a function of seed, trial number and name alone.
 *
 * Four 32-bit hashes (MurmurHash3) of the three are the state of a xoroshiro128+ generator.
 *
 * @param seed - A safe integer.
 */
export function randomStream(seed: number, trialNumber: number, name: string): RandomGenerator {
  const words = [seed, Math.floor(seed / 2 ** 32), trialNumber, name.length];
  for (let i = 0; i < name.length; i++) words.push(name.charCodeAt(i));
  return xoroshiro128plusFromState([1, 2, 3, 4].map((salt) => murmur3(words, salt) | (salt === 1 ? 1 : 0)));
}

/** MurmurHash3 (x86, 32 bit) of 32-bit words, by Austin Appleby. */
function murmur3(words: readonly number[], seed: number): number {
  let hash = seed;
  for (const word of words) {
    const k = Math.imul(rotateLeft(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotateLeft(hash ^ k, 13), 5) + 0xe6546b64) | 0;
  }
  hash ^= words.length * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
