/** The standard normal distribution's 97.5 % quantile: 95 % lie within it on both sides. */
const Z = 1.959963984540054;

/**
 * Where a share lies with 95 % confidence, given how often it was met (Wilson's score interval, 1927).
 *
 * @example
 * wilsonInterval(9886, 10_000); // [0.98633…, 0.99050…]
 */
export function wilsonInterval(hits: number, trials: number): [low: number, high: number] {
  const share = hits / trials;
  const middle = share + Z ** 2 / (2 * trials);
  const reach = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  const scale = 1 + Z ** 2 / trials;
  return [(middle - reach) / scale, (middle + reach) / scale];
}
