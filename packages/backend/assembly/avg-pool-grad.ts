// dx[b, ih, iw, c] = 1 / (kH·kW) · Σ over the windows that cover (ih, iw)   dy[b, oh, ow, c]
//
// TF.js divides by the whole window, also where part of it lies outside of the image. Each input gathers its windows in their
// order, four channels at a time in double precision, as the cpu backend does: the result is the same to the bit.

import { loadPart, storePart } from "./partial-vector";

export function avgPoolGrad(
  dy: usize, dx: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, top: i32, left: i32,
): void {
  const share = f64x2.splat(1.0 / <f64>(kH * kW));
  const pixel = channels * 4;
  for (let b = 0; b < batch; b++) {
    for (let ih = 0; ih < inH; ih++) {
      const firstRow = firstWindow(ih + top, kH, sH);
      const endRow = min(outH, (ih + top) / sH + 1);
      for (let iw = 0; iw < inW; iw++) {
        const firstColumn = firstWindow(iw + left, kW, sW);
        const endColumn = min(outW, (iw + left) / sW + 1);
        for (let c = 0; c < channels; c += 4) {
          const width = channels - c;
          let low = f64x2.splat(0), high = f64x2.splat(0);
          for (let oh = firstRow; oh < endRow; oh++) {
            for (let ow = firstColumn; ow < endColumn; ow++) {
              const value = loadPart(dy + (oh * outW + ow) * pixel + c * 4, width, 0);
              low = f64x2.add(low, f64x2.promote_low_f32x4(value));
              high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1)));
            }
          }
          const gradient = f32x4.demote_f64x2_zero(f64x2.mul(low, share));
          const gradientHigh = f32x4.demote_f64x2_zero(f64x2.mul(high, share));
          storePart(dx + c * 4, v128.shuffle<i64>(gradient, gradientHigh, 0, 2), width);
        }
        dx += pixel;
      }
    }
    dy += outH * outW * pixel;
  }
}

/** The first window that covers cell `at` of the padded axis. */
function firstWindow(at: i32, kernel: i32, stride: i32): i32 {
  return at < kernel ? 0 : (at - kernel) / stride + 1;
}
