// Losses of outputs p, one number per row, and their gradients dp times `scale` (1 / batch for the mean), unless dp is 0.
//
// The formulas are those of TF.js's layers, what they clip and divide by included: probabilities are clipped to
// [1e-7, 1 − 1e-7], outside of which there is no gradient, and cross-entropy divides by the row's sum first. So a softmax
// before it gives p − target, as it should, and the same numbers as TF.js's autodiff where it saturates.

import { loadPart, storePart, sumLanes } from "./partial-vector";
import { exp4, log4 } from "./vector-math";

const EPSILON: f32 = 1e-7;
const ONE_LESS: f32 = 1 - 1e-7;

@inline
function clip4(p: v128): v128 {
  return f32x4.pmin(f32x4.pmax(p, f32x4.splat(EPSILON)), f32x4.splat(ONE_LESS));
}

/** All ones where clipping leaves a value alone. */
@inline
function inside(p: v128): v128 {
  return v128.and(f32x4.ge(p, f32x4.splat(EPSILON)), f32x4.le(p, f32x4.splat(ONE_LESS)));
}

@inline
function logarithm(x: f32): f32 {
  return f32x4.extract_lane(log4(f32x4.splat(x)), 0);
}

@inline
function clip1(x: f32): f32 {
  return x < EPSILON ? EPSILON : x > ONE_LESS ? ONE_LESS : x;
}

/** −ln p[label]; labels are class indices as floats, rounded down. */
export function sparseCategoricalCrossentropy(
  p: usize, labels: usize, loss: usize, dp: usize, rows: i32, columns: i32, scale: f32,
): void {
  for (let r = 0; r < rows; r++) {
    const label = <i32>floor(load<f32>(labels + r * 4));
    const known = label >= 0 && label < columns; // any other label has a row of zeros for its target
    const sum = clippedSum(p, columns);
    const share = known ? clip1(load<f32>(p + label * 4)) / sum : 1;
    const counts = share >= EPSILON && share <= ONE_LESS;
    store<f32>(loss + r * 4, known ? -logarithm(clip1(share)) : 0);
    if (dp) {
      // Of −ln(p_label / Σ p) in p: 1 / Σ everywhere, less 1 / p at the label.
      const everywhere: f32 = known && counts ? scale / sum : 0;
      for (let c = 0; c < columns; c += 4) {
        const mask = inside(loadPart(p + c * 4, columns - c, 0));
        storePart(dp + c * 4, v128.and(mask, f32x4.splat(everywhere)), columns - c);
      }
      if (known && counts) {
        const value = load<f32>(p + label * 4);
        if (value >= EPSILON && value <= ONE_LESS) store<f32>(dp + label * 4, everywhere - scale / value);
      }
      dp += columns * 4;
    }
    p += columns * 4;
  }
}

@inline
function clippedSum(p: usize, columns: i32): f32 {
  let total = f32x4.splat(0);
  for (let c = 0; c < columns; c += 4) {
    total = f32x4.add(total, v128.and(clip4(loadPart(p + c * 4, columns - c, 0)), lanesBelow(columns - c)));
  }
  return sumLanes(total);
}

/** −Σ target · ln p. */
export function categoricalCrossentropy(
  p: usize, targets: usize, loss: usize, dp: usize, rows: i32, columns: i32, scale: f32,
): void {
  for (let r = 0; r < rows; r++) {
    let sum: f32 = 0;
    for (let c = 0; c < columns; c++) sum += clip1(output(p, c));
    let total: f32 = 0, weighted: f32 = 0;
    for (let c = 0; c < columns; c++) {
      const share = clip1(output(p, c)) / sum;
      const target = load<f32>(targets + c * 4);
      total += target * logarithm(clip1(share));
      // Σ over the targets that count, for what each p adds to the row's sum
      if (share >= EPSILON && share <= ONE_LESS) weighted += target;
    }
    store<f32>(loss + r * 4, -total);
    if (dp) {
      for (let c = 0; c < columns; c++) {
        const value = output(p, c);
        const clipped = clip1(value);
        const share = clipped / sum;
        const own: f32 = share >= EPSILON && share <= ONE_LESS ? load<f32>(targets + c * 4) / clipped : 0;
        store<f32>(dp + c * 4, value == clipped ? (weighted / sum - own) * scale : 0);
      }
      dp += columns * 4;
    }
    p += columns * 4;
    targets += columns * 4;
  }
}

@inline
function output(p: usize, column: i32): f32 {
  return load<f32>(p + column * 4);
}

/** Mean over the row of max(z, 0) − z · target + ln(1 + e^−|z|), with z = ln(p / (1 − p)). */
export function binaryCrossentropy(
  p: usize, targets: usize, loss: usize, dp: usize, rows: i32, columns: i32, scale: f32,
): void {
  const one = f32x4.splat(1);
  for (let r = 0; r < rows; r++) {
    let total = f32x4.splat(0);
    for (let c = 0; c < columns; c += 4) {
      const left = columns - c;
      const value = loadPart(p + c * 4, left, 0.5);
      const target = loadPart(targets + c * 4, left, 0);
      const y = clip4(value);
      const z = log4(f32x4.div(y, f32x4.sub(one, y)));
      const tail = log4(f32x4.add(one, exp4(f32x4.neg(f32x4.abs(z)))));
      const each = f32x4.add(f32x4.sub(f32x4.pmax(z, f32x4.splat(0)), f32x4.mul(z, target)), tail);
      total = f32x4.add(total, v128.and(each, lanesBelow(left)));
      if (dp) {
        const slope = f32x4.div(f32x4.sub(y, target), f32x4.mul(y, f32x4.sub(one, y)));
        const scaled = f32x4.mul(slope, f32x4.splat(scale / <f32>columns));
        storePart(dp + c * 4, v128.and(inside(value), scaled), left);
      }
    }
    store<f32>(loss + r * 4, sumLanes(total) / <f32>columns);
    p += columns * 4;
    targets += columns * 4;
    if (dp) dp += columns * 4;
  }
}

/** All ones in the first `count` lanes. */
@inline
function lanesBelow(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Mean over the row of (p − target)². */
export function meanSquaredError(
  p: usize, targets: usize, loss: usize, dp: usize, rows: i32, columns: i32, scale: f32,
): void {
  for (let r = 0; r < rows; r++) {
    let total = f32x4.splat(0);
    for (let c = 0; c < columns; c += 4) {
      const left = columns - c;
      const difference = f32x4.sub(loadPart(p + c * 4, left, 0), loadPart(targets + c * 4, left, 0));
      total = f32x4.add(total, f32x4.mul(difference, difference));
      if (dp) storePart(dp + c * 4, f32x4.mul(difference, f32x4.splat((2 * scale) / <f32>columns)), left);
    }
    store<f32>(loss + r * 4, sumLanes(total) / <f32>columns);
    p += columns * 4;
    targets += columns * 4;
    if (dp) dp += columns * 4;
  }
}
