// Grids of float parameters are counted in decimal arithmetic: 0.3 is a multiple of 0.1 to the reader, though not to
// binary floating point.

/** Numbers as integers over one power of ten, exactly as they print. */
function toDecimals(numbers: readonly number[]): { digits: bigint[]; exponent: number } {
  const parts = numbers.map((x) => {
    const [mantissa = "0", power = "0"] = x.toString().split("e");
    const [whole = "0", fraction = ""] = mantissa.split(".");
    return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
  });
  const exponent = Math.min(...parts.map((part) => part.exponent));
  return { digits: parts.map((part) => part.digits * 10n ** BigInt(part.exponent - exponent)), exponent };
}

/**
 * How many steps fit between `low` and `high`.
 *
 * @example
 * stepCount(0, 1, 0.3); // 3
 */
export function stepCount(low: number, high: number, step: number): number {
  const [l = 0n, h = 0n, s = 1n] = toDecimals([low, high, step]).digits;
  return Number((h - l) / s);
}

/**
 * The value `count` steps above `low`, as one would write it.
 *
 * @example
 * gridValue(0, 0.1, 3); // 0.3, where 0 + 3 * 0.1 is 0.30000000000000004
 */
export function gridValue(low: number, step: number, count: number): number {
  const { digits, exponent } = toDecimals([low, step]);
  const [l = 0n, s = 1n] = digits;
  return Number(`${l + s * BigInt(count)}e${exponent}`);
}
