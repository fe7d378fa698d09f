// out[o, i] = Σ over r   x[o, r, i]
//
// Added up in double precision, as TF.js's cpu backend does: a bias gradient adds tens of thousands of values. Up to 8
// neighbouring i are done together, so that x is read in whole cache lines.

export function sum(x: usize, out: usize, outer: i32, reduce: i32, inner: i32): void {
  for (let o = 0; o < outer; o++) {
    const from = x + o * reduce * inner * 4;
    const to = out + o * inner * 4;
    if (inner == 1) {
      store<f32>(to, <f32>sumRow(from, reduce));
      continue;
    }
    let i = 0;
    for (; i + 8 <= inner; i += 8) sumColumns8(from + i * 4, to + i * 4, reduce, inner * 4);
    for (; i < inner; i++) store<f32>(to + i * 4, <f32>sumColumn(from + i * 4, reduce, inner * 4));
  }
}

/** Sum of `n` neighbouring values. */
function sumRow(x: usize, n: i32): f64 {
  let low = f64x2.splat(0), high = f64x2.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const value = v128.load(x + i * 4);
    low = f64x2.add(low, f64x2.promote_low_f32x4(value));
    high = f64x2.add(high, f64x2.promote_low_f32x4(upper(value)));
  }
  const both = f64x2.add(low, high);
  let total = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; i < n; i++) total += <f64>load<f32>(x + i * 4);
  return total;
}

/** Sums of 8 neighbouring columns over `rows` rows. */
function sumColumns8(x: usize, out: usize, rows: i32, rowBytes: i32): void {
  let s0 = f64x2.splat(0), s1 = f64x2.splat(0), s2 = f64x2.splat(0), s3 = f64x2.splat(0);
  for (let r = 0; r < rows; r++) {
    const left = v128.load(x), right = v128.load(x, 16);
    s0 = f64x2.add(s0, f64x2.promote_low_f32x4(left));
    s1 = f64x2.add(s1, f64x2.promote_low_f32x4(upper(left)));
    s2 = f64x2.add(s2, f64x2.promote_low_f32x4(right));
    s3 = f64x2.add(s3, f64x2.promote_low_f32x4(upper(right)));
    x += rowBytes;
  }
  v128.store(out, v128.shuffle<i64>(f32x4.demote_f64x2_zero(s0), f32x4.demote_f64x2_zero(s1), 0, 2));
  v128.store(out, v128.shuffle<i64>(f32x4.demote_f64x2_zero(s2), f32x4.demote_f64x2_zero(s3), 0, 2), 16);
}

/** Sum of one column over `rows` rows. */
function sumColumn(x: usize, rows: i32, rowBytes: i32): f64 {
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) total += <f64>load<f32>(x + r * rowBytes);
  return total;
}

/** The upper two floats of a vector, moved down. */
function upper(value: v128): v128 {
  return v128.shuffle<i64>(value, value, 1, 1);
}
