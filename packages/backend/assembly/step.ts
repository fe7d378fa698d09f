// out = NaN where x is NaN, 1 where x > 0, alpha elsewhere: with one product, the gradient of ReLU.

export function step(x: usize, out: usize, n: i32, alpha: f32): void {
  const one = f32x4.splat(1), zero = f32x4.splat(0), other = f32x4.splat(alpha);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const value = v128.load(x + i * 4);
    const stepped = v128.bitselect(one, other, f32x4.gt(value, zero));
    v128.store(out + i * 4, v128.bitselect(value, stepped, f32x4.ne(value, value)));
  }
  for (; i < n; i++) {
    const value = load<f32>(x + i * 4);
    store<f32>(out + i * 4, value != value ? value : value > 0 ? <f32>1 : alpha);
  }
}
