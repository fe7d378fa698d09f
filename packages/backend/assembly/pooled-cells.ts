// Cells of a pooling window as vectors of channels: their maximum, its place, and what is stored of both.

import { Epilogue } from "./contract";
import { storePart } from "./partial-vector";

/** The largest of four, −∞ if there are only NaNs: like TF.js's, a pooling never takes a NaN. */
@inline
export function largest(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  return f32x4.pmax(f32x4.pmax(f32x4.pmax(f32x4.pmax(f32x4.splat(-Infinity), s0), s1), s2), s3);
}

/** Of four cells the offset of the first that equals `most`, 0 for none; offsets grow, so it is the least one. */
@inline
export function firstOf(most: v128, s0: v128, s1: v128, s2: v128, s3: v128, offsets: usize): v128 {
  const at0 = v128.or(f32x4.ne(s0, most), v128.load_splat<i32>(offsets));
  const at1 = v128.or(f32x4.ne(s1, most), v128.load_splat<i32>(offsets, 4));
  const at2 = v128.or(f32x4.ne(s2, most), v128.load_splat<i32>(offsets, 8));
  const at3 = v128.or(f32x4.ne(s3, most), v128.load_splat<i32>(offsets, 12));
  return i32x4.max_s(i32x4.min_u(i32x4.min_u(at0, at1), i32x4.min_u(at2, at3)), i32x4.splat(0));
}

/** The larger of two, −∞ if both are NaNs. */
@inline
export function larger(s0: v128, s1: v128): v128 {
  return f32x4.pmax(f32x4.pmax(f32x4.splat(-Infinity), s0), s1);
}

/**
 * Offset of the largest of 2 × 2 cells (the first one of equals): 0, `pixel`, `row` or their sum.
 *
 * @param upper - The larger one of s0 and s1, `lower` of s2 and s3, `most` of all.
 */
@inline
export function placeOf(s0: v128, s2: v128, upper: v128, lower: v128, most: v128, pixel: v128, row: v128): v128 {
  const isLower = f32x4.ne(upper, most);
  const isRight = v128.bitselect(f32x4.ne(s2, lower), f32x4.ne(s0, upper), isLower);
  return i32x4.add(v128.and(isRight, pixel), v128.and(isLower, row));
}

/** The lower bound that an activation clips to, NaN for none: a comparison with NaN is false, so that nothing is clipped. */
@inline
export function lowerBound(epilogue: i32): v128 {
  return f32x4.splat(epilogue == Epilogue.STORE ? NaN : 0);
}

/** The upper bound, NaN for none. */
@inline
export function upperBound(epilogue: i32): v128 {
  return f32x4.splat(epilogue == Epilogue.RELU6 ? 6 : NaN);
}

/**
 * Stores `width` channels of a window: `value` clipped to the bounds and, unless it is 0, the origin: where the maximum's patch
 * starts, with the sign bit set where the value lies outside of the bounds or on them.
 */
@inline
export function storePooled(
  value: v128, start: v128, lower: v128, upper: v128, y: usize, origin: usize, width: i32,
): void {
  if (origin) {
    const isFlat = v128.or(f32x4.le(value, lower), f32x4.ge(value, upper));
    storePart(origin, v128.or(start, i32x4.shl(isFlat, 31)), width);
  }
  storePart(y, f32x4.pmin(f32x4.pmax(value, lower), upper), width);
}
