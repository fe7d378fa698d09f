// Penalties on weights, l1·Σ|w| + l2·Σw², and what they add to the gradient: l1·sign(w) + 2·l2·w.

export function regularizerLoss(w: usize, n: i32, l1: f32, l2: f32): f64 {
  let absolute: f64 = 0, square: f64 = 0;
  for (let i = 0; i < n; i++) {
    const value = <f64>load<f32>(w + i * 4);
    absolute += abs(value);
    square += value * value;
  }
  return <f64>l1 * absolute + <f64>l2 * square;
}

export function addRegularizer(w: usize, g: usize, n: i32, l1: f32, l2: f32): void {
  for (let i = 0; i < n; i++) {
    const value = load<f32>(w + i * 4);
    const sign: f32 = value > 0 ? 1 : value < 0 ? -1 : 0;
    store<f32>(g + i * 4, load<f32>(g + i * 4) + (l1 * sign + 2 * l2 * value));
  }
}
