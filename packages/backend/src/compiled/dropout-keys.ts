import type { Chain } from "./chain/layer-spec.js";

/**
 * Keys of a network's dropout layers, new ones at every call.
 *
 * A layer with a seed draws the same sequence of masks every time it is given that seed; TF.js would draw the same mask at
 * every step. A layer without one draws from the system's random numbers.
 */
export function createDropoutKeys({ layers }: Chain): () => Int32Array {
  const dropouts = layers.filter((spec) => spec.type === "dropout").filter(({ rate }) => rate > 0 && rate < 1);
  const last = dropouts.map(() => ({ seed: undefined as number | undefined, step: 0 }));
  return () =>
    Int32Array.from(dropouts, (spec, i) => {
      const seed = spec.seed();
      if (seed === undefined || seed === null) return crypto.getRandomValues(new Int32Array(1))[0]!;
      last[i] = last[i]!.seed === seed ? { seed, step: last[i]!.step + 1 } : { seed, step: 0 };
      return mix(mix(seed | 0, last[i]!.step), i);
    });
}

/** The finaliser of MurmurHash3 (Austin Appleby, `fmix32`) over two words. */
function mix(hash: number, word: number): number {
  let h = (Math.imul(hash, 5) + 0xe6546b64 + word) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
