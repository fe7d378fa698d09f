/**
 * x^y for x in (0, 1] and y > 0, within a relative error of 1e-13, and the same bits in every engine.
 *
 * `Math.pow` may differ in its last bit from engine to engine. Here are only +, −, × and ÷: x^y = e^(y ln x), with
 * ln m = 2 artanh((m − 1) / (m + 1)) by its series for m in [1, 2), and e^r by its series for r in (−ln 2, 0].
 */
export function power(x: number, y: number): number {
  if (x === 1) return 1;
  let mantissa = x;
  let halvings = 0;
  for (; mantissa < 1; mantissa *= 2) halvings++;
  const exponent = y * (logarithm(mantissa) - halvings * Math.LN2);
  const whole = Math.ceil(exponent / Math.LN2);
  let result = exponential(exponent - whole * Math.LN2);
  for (let i = whole; i < 0 && result > 0; i++) result /= 2;
  return result;
}

/** ln m for m in [1, 2): z is below 1/3, so 20 terms leave less than 1e-20. */
function logarithm(m: number): number {
  const z = (m - 1) / (m + 1);
  const square = z * z;
  let sum = 0;
  for (let n = 39; n >= 1; n -= 2) sum = sum * square + 1 / n;
  return 2 * z * sum;
}

/** e^r for r in (−ln 2, 0]. */
function exponential(r: number): number {
  let sum = 1;
  for (let n = 20; n >= 1; n--) sum = 1 + (r / n) * sum;
  return sum;
}
