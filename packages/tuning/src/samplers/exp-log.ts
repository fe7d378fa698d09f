// Engines may differ in the last bit of Math.exp and Math.log. These two use only operations that IEEE 754 rounds
// exactly, so a seed proposes the same numbers in every engine. Error below 4e-16 relative (exp), 4e-16 absolute or
// relative (log).

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** Natural logarithm of a positive finite number: x = m·2^k, ln m = 2·artanh((m − 1)/(m + 1)). */
export function log(x: number): number {
  let m = x;
  let k = 0;
  for (; m >= Math.SQRT2; m /= 2) k++;
  for (; m < Math.SQRT1_2; m *= 2) k--;
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let series = 0;
  for (let n = 23; n >= 3; n -= 2) series = (series + 1 / n) * square;
  return k * ln2High + (2 * s + (2 * s * series + k * ln2Low));
}

/** e to the power of a number in [-745, 709]: x = k·ln 2 + r, Taylor series of e^r. */
export function exp(x: number): number {
  const k = Math.round(x / Math.LN2);
  const r = x - k * ln2High - k * ln2Low;
  let series = 1;
  for (let n = 14; n >= 1; n--) series = 1 + (series * r) / n;
  const half = Math.trunc(k / 2);
  return series * powerOfTwo(half) * powerOfTwo(k - half);
}

/** 2^k for |k| ≤ 1022, exactly. */
function powerOfTwo(k: number): number {
  let power = 1;
  for (let i = Math.abs(k); i > 0; i--) power *= 2;
  return k < 0 ? 1 / power : power;
}
