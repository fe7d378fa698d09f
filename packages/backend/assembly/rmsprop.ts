// RMSProp over neighbouring weights, with the operations of TF.js's optimizer in their order.
//
//   s' = s·ρ + g²·(1 − ρ)      d' = d·m + (g·η) / √(s' + ε)      w' = w − d'
//   centered:  c' = c·ρ + g·(1 − ρ),  and s' − (c'² + ε) under the root
//
// Tieleman & Hinton, "Lecture 6.5: RMSProp", 2012.

import { loadPart, storePart } from "./partial-vector";

/** `c` is 0 where it is not centered. */
export function rmspropStep(
  w: usize, g: usize, s: usize, d: usize, c: usize, n: i32,
  rate: f32, decay: f32, oneMinusDecay: f32, momentum: f32, epsilon: f32,
): void {
  const keep = f32x4.splat(decay), take = f32x4.splat(oneMinusDecay);
  for (let i = 0; i < n; i += 4) {
    const at = i * 4, left = n - i;
    const gradient = loadPart(g + at, left, 0);
    const square = f32x4.add(
      f32x4.mul(loadPart(s + at, left, 0), keep),
      f32x4.mul(f32x4.mul(gradient, gradient), take),
    );
    let under = f32x4.add(square, f32x4.splat(epsilon));
    if (c) {
      const mean = f32x4.add(f32x4.mul(loadPart(c + at, left, 0), keep), f32x4.mul(gradient, take));
      storePart(c + at, mean, left);
      under = f32x4.sub(square, f32x4.add(f32x4.mul(mean, mean), f32x4.splat(epsilon)));
    }
    const step = f32x4.div(f32x4.mul(gradient, f32x4.splat(rate)), f32x4.sqrt(under));
    const moment = f32x4.add(f32x4.mul(loadPart(d + at, left, 0), f32x4.splat(momentum)), step);
    storePart(s + at, square, left);
    storePart(d + at, moment, left);
    storePart(w + at, f32x4.sub(loadPart(w + at, left, 0), moment), left);
  }
}
