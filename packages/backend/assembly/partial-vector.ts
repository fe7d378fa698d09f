// The end of a range that is no whole number of vectors: one to three floats, without touching what lies behind them.

/** The first `count` ≤ 4 floats from `p`; `fill` in the other lanes. */
@inline
export function loadPart(p: usize, count: i32, fill: f32): v128 {
  if (count >= 4) return v128.load(p);
  let value = f32x4.splat(fill);
  if (count > 0) value = v128.load32_lane(p, value, 0);
  if (count > 1) value = v128.load32_lane(p, value, 1, 4);
  if (count > 2) value = v128.load32_lane(p, value, 2, 8);
  return value;
}

/** Stores the first `count` ≤ 4 lanes. */
@inline
export function storePart(p: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(p, value);
    return;
  }
  if (count > 0) v128.store32_lane(p, value, 0);
  if (count > 1) v128.store32_lane(p, value, 1, 4);
  if (count > 2) v128.store32_lane(p, value, 2, 8);
}

/** Sum of the four lanes, in a fixed order. */
@inline
export function sumLanes(value: v128): f32 {
  return (
    f32x4.extract_lane(value, 0) + f32x4.extract_lane(value, 1) +
    (f32x4.extract_lane(value, 2) + f32x4.extract_lane(value, 3))
  );
}
