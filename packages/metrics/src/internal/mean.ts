/**
 * Mean of the values that are not `NaN`, weighted if `weights` is given (unweighted if all weights are 0); `NaN` if none is left.
 *
 * Equals scikit-learn's `_nanaverage` to the last bit, because a report rounds its means to a few digits and a mean that lies between two
 * of them falls on the side that NumPy's order of summation chooses.
 */
export function mean(values: readonly number[], weights?: ArrayLike<number>): number {
  const kept = values.flatMap((value, i) => (Number.isNaN(value) ? [] : [i]));
  if (kept.length === 0) return Number.NaN;
  if (weights !== undefined) {
    const total = pairwiseSum(kept.map((i) => weights[i]!));
    if (total !== 0) return pairwiseSum(kept.map((i) => values[i]! * weights[i]!)) / total;
    return pairwiseSum(kept.map((i) => values[i]!)) / kept.length;
  }
  return pairwiseSum(values.map((value) => (Number.isNaN(value) ? 0 : value))) / kept.length;
}

/**
 * Sum in NumPy's order: 8 interleaved partial sums in blocks of up to 128 values, halves above that.
 *
 * Source: `pairwise_sum` in numpy/core/src/umath/loops_utils.h.src.
 */
export function pairwiseSum(values: readonly number[]): number {
  const n = values.length;
  if (n > 128) {
    const half = Math.floor(n / 2);
    const split = half - (half % 8);
    return pairwiseSum(values.slice(0, split)) + pairwiseSum(values.slice(split));
  }
  if (n < 8) return values.reduce((sum, value) => sum + value, 0);
  const lanes = values.slice(0, 8);
  const whole = n - (n % 8);
  for (let i = 8; i < whole; i++) lanes[i % 8]! += values[i]!;
  const [a, b, c, d, e, f, g, h] = lanes as [number, number, number, number, number, number, number, number];
  const sum = a + b + (c + d) + (e + f + (g + h));
  return values.slice(whole).reduce((rest, value) => rest + value, sum);
}
