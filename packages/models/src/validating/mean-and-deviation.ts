/** A mean, and how far the single numbers lie from it. */
export interface MeanAndDeviation {
  readonly mean: number;
  /** Of the sample: n − 1 in the denominator, as `numpy.std(…, ddof=1)`. */
  readonly standardDeviation: number;
}

/**
 * Mean and standard deviation of at least two numbers.
 *
 * @example
 * meanAndDeviation([1, 3]); // { mean: 2, standardDeviation: 1.414… }
 */
export function meanAndDeviation(values: readonly number[]): MeanAndDeviation {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, standardDeviation: Math.sqrt(squares / (values.length - 1)) };
}
