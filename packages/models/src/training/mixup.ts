import { deriveSeed, seedStream } from "../derive-seed.js";
import { power } from "./power.js";

/** How one batch is mixed: every image with its partner, all by the same share. */
export interface Mix {
  /** Share λ of the image itself; its partner has the rest. In [0, 1]. */
  readonly share: number;
  /** Place of each image's partner in the batch, a permutation. */
  readonly partners: Int32Array;
}

/**
 * Draws how to mix a batch: λ from Beta(α, α) by Jöhnk's method, and a permutation.
 *
 * The same bits in every engine: uniform numbers of 31 bits, and a power of our own.
 *
 * Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018; Jöhnk, "Erzeugung von betaverteilten und
 * gammaverteilten Zufallszahlen", 1964.
 *
 * @param alpha - In (0, 2]: beyond, the method draws in vain too often.
 * @param place - Where in the run: epoch and step, say.
 */
export function drawMix(alpha: number, size: number, seed: number, ...place: readonly number[]): Mix {
  const draw = (purpose: number, i: number) => deriveSeed(seed, seedStream.mixup, ...place, purpose, i);
  const uniform = (i: number) => draw(0, i) / 2 ** 31;
  let share = 0.5;
  for (let i = 0; ; i += 2) {
    const x = power(uniform(i), 1 / alpha);
    const y = power(uniform(i + 1), 1 / alpha);
    if (x + y > 1 || x + y === 0) continue;
    share = x / (x + y);
    break;
  }
  const partners = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = draw(1, i) % (i + 1);
    [partners[i], partners[j]] = [partners[j]!, partners[i]!];
  }
  return { share, partners };
}

/**
 * λ · row + (1 − λ) · its partner's row, for every row.
 *
 * @param rows - Shape [n, size of a row]; bytes are rounded to the nearest, for the network takes bytes.
 */
export function mixRows<T extends Uint8Array | Float32Array>(rows: T, { share, partners }: Mix): T {
  const size = rows.length / partners.length;
  const mixed = rows.slice() as T;
  const isBytes = rows instanceof Uint8Array;
  partners.forEach((partner, row) => {
    for (let i = 0; i < size; i++) {
      const value = share * rows[row * size + i]! + (1 - share) * rows[partner * size + i]!;
      mixed[row * size + i] = isBytes ? Math.floor(value + 0.5) : value;
    }
  });
  return mixed;
}
