import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { DatasetError } from "../dataset-error.js";

/**
 * The numbers 0 … length − 1 in a seeded random order: the same order for the same seed in every runtime.
 *
 * Fisher and Yates' shuffle (Durstenfeld's version) over xoroshiro128+. The generator jumps once before its first draw:
 * straight after seeding, neighbouring seeds draw neighbouring numbers.
 *
 * @param length - How many numbers, an integer ≥ 0.
 * @param seed - An integer, of which the low 32 bits count.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `seed` is not an integer.
 */
export function permutation(length: number, seed: number): Uint32Array {
  if (!Number.isSafeInteger(seed)) {
    throw new DatasetError("INVALID_ARGUMENT", `[datasets] expected an integer as seed, found ${String(seed)}.`);
  }
  const generator = xoroshiro128plus(seed);
  generator.jump();
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  for (let i = length - 1; i > 0; i--) {
    const j = uniformInt(generator, 0, i);
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
  return order;
}
