// out = min(max(x, low), high), a NaN stays one: TF.js's own kernel turns it into the lower bound, which hides a diverged loss.

export function clip(x: usize, out: usize, n: i32, low: f32, high: f32): void {
  const lows = f32x4.splat(low), highs = f32x4.splat(high);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    v128.store(out + i * 4, f32x4.pmin(f32x4.pmax(v128.load(x + i * 4), lows), highs));
  }
  for (; i < n; i++) {
    const value = load<f32>(x + i * 4);
    store<f32>(out + i * 4, value < low ? low : value > high ? high : value);
  }
}
