// Batch normalization over the last axis: rows × channels values, statistics per channel.
//
//   x̂ = (x − μ) / √(σ² + ε)      y = γ · x̂ + β
//   dγ = Σ dy · x̂      dβ = Σ dy      dx = γ / √(σ² + ε) · (dy − dβ / n − x̂ · dγ / n)
//
// Sums are in double precision and made for a part of the batch at a time: Σ x and Σ x² are exact enough there to take the
// variance from. Ioffe & Szegedy, "Batch Normalization", 2015.

import { activation4 } from "./activate";
import { loadPart, storePart } from "./partial-vector";

/** Channels whose sums are kept in registers at once. */
const BLOCK: i32 = 4;

/** sums[c] = Σ x and sums[channels + c] = Σ x², doubles. */
export function batchNormSums(x: usize, rows: i32, channels: i32, sums: usize): void {
  for (let c = 0; c < channels; c += BLOCK) {
    const width = channels - c;
    let s0 = f64x2.splat(0), s1 = f64x2.splat(0), q0 = f64x2.splat(0), q1 = f64x2.splat(0);
    let from = x + c * 4;
    for (let r = 0; r < rows; r++) {
      const value = loadPart(from, width, 0);
      const low = f64x2.promote_low_f32x4(value), high = f64x2.promote_low_f32x4(upper(value));
      s0 = f64x2.add(s0, low);
      s1 = f64x2.add(s1, high);
      q0 = f64x2.add(q0, f64x2.mul(low, low));
      q1 = f64x2.add(q1, f64x2.mul(high, high));
      from += channels * 4;
    }
    storeDoubles(sums + c * 8, s0, s1, width);
    storeDoubles(sums + (channels + c) * 8, q0, q1, width);
  }
}

/** The upper two floats, moved down. */
@inline
function upper(value: v128): v128 {
  return v128.shuffle<i64>(value, value, 1, 1);
}

@inline
function storeDoubles(to: usize, low: v128, high: v128, width: i32): void {
  v128.store64_lane(to, low, 0);
  if (width > 1) v128.store64_lane(to, low, 1, 8);
  if (width > 2) v128.store64_lane(to, high, 0, 16);
  if (width > 3) v128.store64_lane(to, high, 1, 24);
}

/** Statistics of `count` values per channel, and y = x · scale + shift; gamma 0 stands for ones, beta 0 for zeros. */
export function batchNormFinish(
  sums: usize, count: f64, channels: i32, gamma: usize, beta: usize, epsilon: f32,
  mean: usize, variance: usize, inverse: usize, scale: usize, shift: usize,
): void {
  for (let c = 0; c < channels; c++) {
    const at = c * 4;
    const mu = load<f64>(sums + c * 8) / count;
    const spread = max(load<f64>(sums + (channels + c) * 8) / count - mu * mu, 0.0);
    const over = 1.0 / sqrt(spread + <f64>epsilon);
    const factor = (gamma ? <f64>load<f32>(gamma + at) : 1.0) * over;
    store<f32>(mean + at, <f32>mu);
    store<f32>(variance + at, <f32>spread);
    store<f32>(inverse + at, <f32>over);
    store<f32>(scale + at, <f32>factor);
    store<f32>(shift + at, <f32>((beta ? <f64>load<f32>(beta + at) : 0.0) - mu * factor));
  }
}

/** y = x · scale + shift for given statistics, the moving ones. */
export function batchNormFold(
  mean: usize, variance: usize, gamma: usize, beta: usize, epsilon: f32, channels: i32, scale: usize, shift: usize,
): void {
  for (let c = 0; c < channels; c++) {
    const at = c * 4;
    const over = 1.0 / sqrt(<f64>load<f32>(variance + at) + <f64>epsilon);
    const factor = (gamma ? <f64>load<f32>(gamma + at) : 1.0) * over;
    store<f32>(scale + at, <f32>factor);
    store<f32>(shift + at, <f32>((beta ? <f64>load<f32>(beta + at) : 0.0) - <f64>load<f32>(mean + at) * factor));
  }
}

/** y = activation(x · scale + shift) with a scale and a shift per channel; y may be x. */
export function affine(
  x: usize, scale: usize, shift: usize, y: usize, rows: i32, channels: i32, kind: i32, alpha: f32,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < channels; c += 4) {
      const width = channels - c, at = c * 4;
      const product = f32x4.mul(loadPart(x + at, width, 0), loadPart(scale + at, width, 0));
      storePart(y + at, activation4(kind, alpha, f32x4.add(product, loadPart(shift + at, width, 0))), width);
    }
    x += channels * 4;
    y += channels * 4;
  }
}

/** sums[c] = Σ dy and sums[channels + c] = Σ dy · x̂, doubles. */
export function batchNormGradientSums(
  x: usize, dy: usize, mean: usize, inverse: usize, rows: i32, channels: i32, sums: usize,
): void {
  for (let c = 0; c < channels; c += BLOCK) {
    const width = channels - c;
    const mu = loadPart(mean + c * 4, width, 0), over = loadPart(inverse + c * 4, width, 0);
    let s0 = f64x2.splat(0), s1 = f64x2.splat(0), q0 = f64x2.splat(0), q1 = f64x2.splat(0);
    let offset = c * 4;
    for (let r = 0; r < rows; r++) {
      const slope = loadPart(dy + offset, width, 0);
      const normal = f32x4.mul(f32x4.sub(loadPart(x + offset, width, 0), mu), over);
      const product = f32x4.mul(slope, normal);
      s0 = f64x2.add(s0, f64x2.promote_low_f32x4(slope));
      s1 = f64x2.add(s1, f64x2.promote_low_f32x4(upper(slope)));
      q0 = f64x2.add(q0, f64x2.promote_low_f32x4(product));
      q1 = f64x2.add(q1, f64x2.promote_low_f32x4(upper(product)));
      offset += channels * 4;
    }
    storeDoubles(sums + c * 8, s0, s1, width);
    storeDoubles(sums + (channels + c) * 8, q0, q1, width);
  }
}

/** dx from the sums over all `count` values per channel; dx may be dy. */
export function batchNormGradient(
  x: usize, dy: usize, mean: usize, inverse: usize, gamma: usize, sums: usize, count: f64,
  dx: usize, rows: i32, channels: i32,
): void {
  for (let c = 0; c < channels; c += 4) {
    const width = channels - c;
    const mu = loadPart(mean + c * 4, width, 0), over = loadPart(inverse + c * 4, width, 0);
    const factor = gamma ? f32x4.mul(over, loadPart(gamma + c * 4, width, 0)) : over;
    const meanSlope = means4(sums + c * 8, count, width);
    const meanProduct = means4(sums + (channels + c) * 8, count, width);
    let offset = c * 4;
    for (let r = 0; r < rows; r++) {
      const normal = f32x4.mul(f32x4.sub(loadPart(x + offset, width, 0), mu), over);
      const rest = f32x4.sub(f32x4.sub(loadPart(dy + offset, width, 0), meanSlope), f32x4.mul(normal, meanProduct));
      storePart(dx + offset, f32x4.mul(factor, rest), width);
      offset += channels * 4;
    }
  }
}

/** Up to four doubles divided by `count`, as floats. */
@inline
function means4(sums: usize, count: f64, width: i32): v128 {
  let means = f32x4.splat(<f32>(load<f64>(sums) / count));
  if (width > 1) means = f32x4.replace_lane(means, 1, <f32>(load<f64>(sums, 8) / count));
  if (width > 2) means = f32x4.replace_lane(means, 2, <f32>(load<f64>(sums, 16) / count));
  if (width > 3) means = f32x4.replace_lane(means, 3, <f32>(load<f64>(sums, 24) / count));
  return means;
}

/** dγ and dβ as floats; 0 for one that is not wanted. */
export function batchNormParameterGradients(sums: usize, channels: i32, dGamma: usize, dBeta: usize): void {
  for (let c = 0; c < channels; c++) {
    if (dGamma) store<f32>(dGamma + c * 4, <f32>load<f64>(sums + (channels + c) * 8));
    if (dBeta) store<f32>(dBeta + c * 4, <f32>load<f64>(sums + c * 8));
  }
}

/** moving −= (moving − batch) · decay, as TF.js's layers have it, with decay = 1 − momentum. */
export function batchNormMoving(
  movingMean: usize, movingVariance: usize, mean: usize, variance: usize, channels: i32, decay: f32,
): void {
  for (let c = 0; c < channels; c++) {
    const at = c * 4;
    const oldMean = load<f32>(movingMean + at), oldVariance = load<f32>(movingVariance + at);
    store<f32>(movingMean + at, oldMean - (oldMean - load<f32>(mean + at)) * decay);
    store<f32>(movingVariance + at, oldVariance - (oldVariance - load<f32>(variance + at)) * decay);
  }
}
