// exp, log and their kin over four floats, from additions, multiplications and divisions only, so that every engine gives the
// same bits.
//
// e^x = 2^n · e^r with n = round(x / ln 2), |r| ≤ ln 2 / 2; e^r is its Taylor polynomial of degree 7 (the next term is 5e-9).
// ln x = e · ln 2 + 2 · artanh((m − 1) / (m + 1)) with x = m · 2^e, √½ ≤ m < √2; artanh is its series to the ninth power.
// ln 2 is split in two floats, the first with few bits, so that n · ln 2 is exact (Cody & Waite 1980).

const LOG2E: f32 = 1.44269504;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

/** e^x; infinite above 88.72, 0 below −87.3, NaN for NaN. */
@inline
export function exp4(x: v128): v128 {
  const clamped = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-90)), f32x4.splat(90));
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(LOG2E)));
  const r = f32x4.sub(f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(LN2_HIGH))), f32x4.mul(n, f32x4.splat(LN2_LOW)));
  // One power of two less in the exponent and a doubling: 2^128 is no float.
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(126));
  const bounded = i32x4.min_s(i32x4.max_s(exponent, i32x4.splat(0)), i32x4.splat(255)); // 2^-127 counts as 0, 2^128 as infinite
  const power = i32x4.shl(bounded, 23);
  const half = f32x4.mul(f32x4.add(expm1Polynomial(r), f32x4.splat(1)), power);
  return f32x4.add(half, half);
}

/** e^x − 1, exact to rounding also where x is small. */
@inline
export function expm1_4(x: v128): v128 {
  const small = f32x4.lt(f32x4.abs(x), f32x4.splat(0.34));
  return v128.bitselect(expm1Polynomial(x), f32x4.sub(exp4(x), f32x4.splat(1)), small);
}

/** r + r²/2! + … + r⁷/7! */
@inline
function expm1Polynomial(r: v128): v128 {
  let p = f32x4.splat(1.0 / 5040.0);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 720.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 120.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 24.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0 / 6.0));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  return f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r);
}

/** ln x; −∞ for 0 and for numbers too small to be normal ones, NaN below 0, NaN for NaN. */
@inline
export function log4(x: v128): v128 {
  const shifted = i32x4.sub(x, i32x4.splat(0x3f3504f3)); // the bits of √½
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const f = f32x4.sub(m, f32x4.splat(1));
  const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
  const square = f32x4.mul(s, s);
  let p = f32x4.splat(2.0 / 9.0);
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 7.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 5.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 3.0));
  // 2s = f − s·f, which rounds less than doubling s does.
  const rest = f32x4.sub(f32x4.mul(f32x4.mul(p, square), s), f32x4.mul(s, f));
  const low = f32x4.add(rest, f32x4.mul(e, f32x4.splat(LN2_LOW)));
  const result = f32x4.add(f32x4.mul(e, f32x4.splat(LN2_HIGH)), f32x4.add(f, low));
  const tiny = f32x4.lt(x, f32x4.splat(1.17549435e-38));
  const negative = f32x4.lt(x, f32x4.splat(0));
  const special = v128.bitselect(f32x4.splat(NaN), f32x4.splat(-Infinity), negative);
  const finite = f32x4.lt(x, f32x4.splat(Infinity)); // false for NaN as well: both pass through
  return v128.bitselect(special, v128.bitselect(result, x, finite), tiny);
}

/** tanh x = (e^2x − 1) / (e^2x + 1). */
@inline
export function tanh4(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(0x80000000));
  const twice = f32x4.pmin(f32x4.mul(f32x4.abs(x), f32x4.splat(2)), f32x4.splat(30)); // 1 from there on
  const t = expm1_4(twice);
  return v128.or(f32x4.div(t, f32x4.add(t, f32x4.splat(2))), sign);
}

/** 1 / (1 + e^−x). */
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}
