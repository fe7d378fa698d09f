// y = f(x), value by value, and dx = dy · f′ taken from the OUTPUT y: so an activation may overwrite its input, and nothing but
// y needs to be kept for the way back.
//
// At the corners the slopes are those of TF.js's autodiff. SELU: Klambauer et al., "Self-Normalizing Neural Networks", 2017.

import { loadPart, storePart } from "./partial-vector";
import { expm1_4, sigmoid4, tanh4 } from "./vector-math";

export const enum Activation {
  LINEAR = 0,
  RELU = 1,
  RELU6 = 2,
  ELU = 3,
  SELU = 4,
  LEAKY_RELU = 5,
  TANH = 6,
  SIGMOID = 7,
}

const SELU_SCALE: f32 = 1.0507009873554804934193349852946;
const SELU_ALPHA: f32 = 1.6732632423543772848170429916717;

/** y may be x. `alpha` is the slope of LEAKY_RELU below 0. */
export function activate(kind: i32, alpha: f32, x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 4) storePart(y + i * 4, activation4(kind, alpha, loadPart(x + i * 4, n - i, 0)), n - i);
}

/** f(x) of four values. */
@inline
export function activation4(kind: i32, alpha: f32, x: v128): v128 {
  const zero = f32x4.splat(0);
  if (kind == Activation.RELU) return f32x4.pmax(x, zero);
  if (kind == Activation.RELU6) return f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6));
  if (kind == Activation.LEAKY_RELU) return v128.bitselect(x, f32x4.mul(x, f32x4.splat(alpha)), f32x4.gt(x, zero));
  if (kind == Activation.ELU) return v128.bitselect(x, expm1_4(x), f32x4.ge(x, zero));
  if (kind == Activation.SELU) {
    const below = f32x4.mul(expm1_4(x), f32x4.splat(SELU_SCALE * SELU_ALPHA));
    return v128.bitselect(f32x4.mul(x, f32x4.splat(SELU_SCALE)), below, f32x4.ge(x, zero));
  }
  if (kind == Activation.TANH) return tanh4(x);
  if (kind == Activation.SIGMOID) return sigmoid4(x);
  return x;
}

/** dx may be dy. */
export function activateGradient(kind: i32, alpha: f32, y: usize, dy: usize, dx: usize, n: i32): void {
  for (let i = 0; i < n; i += 4) {
    const slope = slope4(kind, alpha, loadPart(y + i * 4, n - i, 0));
    storePart(dx + i * 4, f32x4.mul(loadPart(dy + i * 4, n - i, 0), slope), n - i);
  }
}

/** f′ where f is y, of four values. */
@inline
function slope4(kind: i32, alpha: f32, y: v128): v128 {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  if (kind == Activation.RELU) return v128.and(one, f32x4.gt(y, zero));
  if (kind == Activation.RELU6) {
    return v128.and(one, v128.and(f32x4.gt(y, zero), f32x4.lt(y, f32x4.splat(6))));
  }
  if (kind == Activation.LEAKY_RELU) return v128.bitselect(one, f32x4.splat(alpha), f32x4.gt(y, zero));
  if (kind == Activation.ELU) return v128.bitselect(one, f32x4.add(y, one), f32x4.ge(y, zero));
  if (kind == Activation.SELU) {
    const below = f32x4.add(y, f32x4.splat(SELU_SCALE * SELU_ALPHA));
    return v128.bitselect(f32x4.splat(SELU_SCALE), below, f32x4.gt(y, zero));
  }
  if (kind == Activation.TANH) return f32x4.sub(one, f32x4.mul(y, y));
  if (kind == Activation.SIGMOID) return f32x4.mul(y, f32x4.sub(one, y));
  return one;
}
