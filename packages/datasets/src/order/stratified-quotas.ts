/**
 * How many samples of each class a part of `size` samples takes so that it has the proportions of the whole.
 *
 * Every class gets its exact share rounded down, and the samples still missing go to the classes that lost most by
 * rounding (the method of largest remainders; on ties, the class that comes first). So the quotas sum to `size` and each
 * is less than 1 away from the exact share.
 *
 * @param counts - Samples per class in the whole, shape [classes].
 * @param size - Samples in the part, an integer in [0, sum of `counts`].
 */
export function stratifiedQuotas(counts: ArrayLike<number>, size: number): number[] {
  const classes = Array.from(counts);
  const total = classes.reduce((sum, count) => sum + count, 0);
  if (total === 0) return classes;
  // Whole-number division: count · size stays below 2^53, so quotient and remainder are exact.
  const quotas = classes.map((count) => Math.floor((count * size) / total));
  const remainder = (k: number) => classes[k]! * size - quotas[k]! * total;
  let missing = size - quotas.reduce((sum, quota) => sum + quota, 0);
  for (const k of classes.map((_, k) => k).sort((a, b) => remainder(b) - remainder(a))) {
    if (missing-- <= 0) break;
    quotas[k]!++;
  }
  return quotas;
}
