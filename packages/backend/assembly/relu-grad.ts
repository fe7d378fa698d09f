// dx = dy · step(x), with step(x) = 1 for x > 0, 0 for x ≤ 0 and NaN for NaN: what TF.js composes of three kernels.

export function reluGrad(dy: usize, x: usize, dx: usize, n: i32): void {
  const one = f32x4.splat(1), zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const value = v128.load(x + i * 4);
    const step = v128.bitselect(value, v128.and(one, f32x4.gt(value, zero)), f32x4.ne(value, value));
    v128.store(dx + i * 4, f32x4.mul(v128.load(dy + i * 4), step));
  }
  for (; i < n; i++) {
    const value = load<f32>(x + i * 4);
    const step: f32 = value != value ? value : value > 0 ? 1 : 0;
    store<f32>(dx + i * 4, load<f32>(dy + i * 4) * step);
  }
}
