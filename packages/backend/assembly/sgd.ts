// Gradient descent over neighbouring weights, with the operations of TF.js's optimizers in their order.
//
//   SGD        w' = −η·g + w
//   momentum   a' = m·a + g       w' = −η·a' + w        Nesterov:  w' = −η·(g + m·a') + w
//
// Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.

import { loadPart, storePart } from "./partial-vector";

export function sgdStep(w: usize, g: usize, n: i32, rate: f32): void {
  const minusRate = f32x4.splat(-rate);
  for (let i = 0; i < n; i += 4) {
    const at = i * 4, left = n - i;
    storePart(w + at, f32x4.add(f32x4.mul(minusRate, loadPart(g + at, left, 0)), loadPart(w + at, left, 0)), left);
  }
}

export function momentumStep(w: usize, g: usize, a: usize, n: i32, rate: f32, momentum: f32, nesterov: i32): void {
  const minusRate = f32x4.splat(-rate), m = f32x4.splat(momentum);
  for (let i = 0; i < n; i += 4) {
    const at = i * 4, left = n - i;
    const gradient = loadPart(g + at, left, 0);
    const sum = f32x4.add(f32x4.mul(m, loadPart(a + at, left, 0)), gradient);
    const direction = nesterov ? f32x4.add(gradient, f32x4.mul(sum, m)) : sum;
    storePart(a + at, sum, left);
    storePart(w + at, f32x4.add(f32x4.mul(minusRate, direction), loadPart(w + at, left, 0)), left);
  }
}
