/**
 * cos(π t) for t in [0, 1], within 3e-16, and the same bits in every engine.
 *
 * `Math.cos` may differ in its last bit from engine to engine, and a learning rate that does so gives other weights. Here is
 * nothing but additions and multiplications: the Taylor series up to x²², Horner's way, on [0, π / 2], where it is exact to
 * 1e-18; cos(π t) = −cos(π (1 − t)) does the rest.
 */
export function cosineOfPi(t: number): number {
  if (t > 0.5) return -cosineOfPi(1 - t);
  const x = t * Math.PI;
  const square = x * x;
  let sum = 1;
  for (let n = 22; n >= 2; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum;
  return sum;
}
