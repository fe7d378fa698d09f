/**
 * The value below which a percentage of the numbers lies, ignoring `NaN`; between two numbers it is interpolated.
 *
 * Equals NumPy's `nanpercentile`. `NaN` if there are no numbers, or if an
 * infinite one takes part.
 *
 * @param percentile - In [0, 100].
 * @example
 * nanPercentile([4, 1, Number.NaN, 2], 50); // 2
 */
export function nanPercentile(values: readonly number[], percentile: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const position = ((sorted.length - 1) * percentile) / 100;
  const lower = sorted[Math.floor(position)];
  const upper = sorted[Math.ceil(position)];
  if (lower === undefined || upper === undefined) return Number.NaN;
  const share = position - Math.floor(position);
  return share < 0.5 ? lower + (upper - lower) * share : upper - (upper - lower) * (1 - share);
}
