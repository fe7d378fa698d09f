// One step of Adam for one variable, in the order of operations of TF.js's own optimizer, so that the bits are the same:
//
//   m' = m·β1 + g·(1 − β1)          v' = v·β2 + g²·(1 − β2)
//   w' = ((m' / c1) / (√(v' / c2) + ε)) · (−η) + w          with c1 = 1 − β1ᵗ, c2 = 1 − β2ᵗ
//
// Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.

export function adam(
  w: usize, m: usize, v: usize, g: usize, wOut: usize, mOut: usize, vOut: usize, n: i32,
  beta1: f32, oneMinusBeta1: f32, beta2: f32, oneMinusBeta2: f32, c1: f32, c2: f32, epsilon: f32, minusRate: f32,
): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const at = i * 4;
    const gradient = v128.load(g + at);
    const first = f32x4.add(
      f32x4.mul(v128.load(m + at), f32x4.splat(beta1)),
      f32x4.mul(gradient, f32x4.splat(oneMinusBeta1)),
    );
    const second = f32x4.add(
      f32x4.mul(v128.load(v + at), f32x4.splat(beta2)),
      f32x4.mul(f32x4.mul(gradient, gradient), f32x4.splat(oneMinusBeta2)),
    );
    const root = f32x4.add(f32x4.sqrt(f32x4.div(second, f32x4.splat(c2))), f32x4.splat(epsilon));
    const change = f32x4.mul(f32x4.div(f32x4.div(first, f32x4.splat(c1)), root), f32x4.splat(minusRate));
    v128.store(mOut + at, first);
    v128.store(vOut + at, second);
    v128.store(wOut + at, f32x4.add(change, v128.load(w + at)));
  }
  for (; i < n; i++) {
    const at = i * 4;
    const gradient = load<f32>(g + at);
    const first = load<f32>(m + at) * beta1 + gradient * oneMinusBeta1;
    const second = load<f32>(v + at) * beta2 + gradient * gradient * oneMinusBeta2;
    const root = sqrt<f32>(second / c2) + epsilon;
    store<f32>(mOut + at, first);
    store<f32>(vOut + at, second);
    store<f32>(wOut + at, (first / c1 / root) * minusRate + load<f32>(w + at));
  }
}
