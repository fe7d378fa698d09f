// Plain arithmetic over neighbouring numbers: what gradients and weights need besides an optimizer.

import { loadPart, storePart } from "./partial-vector";

/** sum += x */
export function addInto(sum: usize, x: usize, n: i32): void {
  const end = x + (n & ~3) * 4;
  while (x < end) {
    v128.store(sum, f32x4.add(v128.load(sum), v128.load(x)));
    sum += 16;
    x += 16;
  }
  const left = n & 3;
  storePart(sum, f32x4.add(loadPart(sum, left, 0), loadPart(x, left, 0)), left);
}

/** sum = (x₀ + x₁) + (x₂ + x₃) of four arrays of n values, `bytes` apart. */
export function sumOfFour(x: usize, bytes: i32, sum: usize, n: i32): void {
  const x1 = x + bytes, x2 = x1 + bytes, x3 = x2 + bytes;
  let at = 0;
  for (; at < (n & ~3) * 4; at += 16) {
    const low = f32x4.add(v128.load(x + at), v128.load(x1 + at));
    v128.store(sum + at, f32x4.add(low, f32x4.add(v128.load(x2 + at), v128.load(x3 + at))));
  }
  for (; at < n * 4; at += 4) {
    store<f32>(sum + at, load<f32>(x + at) + load<f32>(x1 + at) + (load<f32>(x2 + at) + load<f32>(x3 + at)));
  }
}

/** sum += x, in doubles. */
export function addDoublesInto(sum: usize, x: usize, n: i32): void {
  for (let i = 0; i < n; i++) store<f64>(sum + i * 8, load<f64>(sum + i * 8) + load<f64>(x + i * 8));
}

/** x *= factor */
export function scaleRange(x: usize, n: i32, factor: f32): void {
  for (let i = 0; i < n; i += 4) {
    storePart(x + i * 4, f32x4.mul(loadPart(x + i * 4, n - i, 0), f32x4.splat(factor)), n - i);
  }
}

/** Σ x², added up in double precision in order. */
export function sumOfSquares(x: usize, n: i32): f64 {
  let even = f64x2.splat(0), odd = f64x2.splat(0);
  for (let i = 0; i < n; i += 4) {
    const value = loadPart(x + i * 4, n - i, 0);
    const low = f64x2.promote_low_f32x4(value);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1));
    even = f64x2.add(even, f64x2.mul(low, low));
    odd = f64x2.add(odd, f64x2.mul(high, high));
  }
  const both = f64x2.add(even, odd);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** Whether all values are finite: x − x is 0 for a finite x and NaN for any other. */
export function areFinite(x: usize, n: i32): i32 {
  const end = x + (n & ~3) * 4, endOfFours = x + (n & ~15) * 4;
  const rest = loadPart(end, n & 3, 0);
  let difference = f32x4.sub(rest, rest);
  for (; x < endOfFours; x += 64) {
    const a = v128.load(x), b = v128.load(x, 16), c = v128.load(x, 32), d = v128.load(x, 48);
    const two = v128.or(f32x4.sub(a, a), f32x4.sub(b, b)), others = v128.or(f32x4.sub(c, c), f32x4.sub(d, d));
    difference = v128.or(difference, v128.or(two, others));
  }
  for (; x < end; x += 16) {
    const value = v128.load(x);
    difference = v128.or(difference, f32x4.sub(value, value));
  }
  return v128.any_true(difference) ? 0 : 1;
}
