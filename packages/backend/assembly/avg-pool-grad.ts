// dx[b, ih, iw, c] = 1 / (kH·kW) · Σ over the windows that cover (ih, iw)   dy[b, oh, ow, c]
//
// TF.js divides by the whole window, also where part of it lies outside of the image. Each input gathers its windows in their
// order, two channels at a time in double precision, as the cpu backend does: the result is the same to the bit.

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
        for (let c = 0; c < channels; c += 2) {
          const pair = c + 2 <= channels;
          let total = f64x2.splat(0);
          for (let oh = firstRow; oh < endRow; oh++) {
            for (let ow = firstColumn; ow < endColumn; ow++) {
              const at = dy + (oh * outW + ow) * pixel + c * 4;
              total = f64x2.add(total, f64x2.promote_low_f32x4(pair ? v128.load64_zero(at) : v128.load32_zero(at)));
            }
          }
          const gradient = f32x4.demote_f64x2_zero(f64x2.mul(total, share));
          if (pair) v128.store64_lane(dx + c * 4, gradient, 0);
          else v128.store32_lane(dx + c * 4, gradient, 0);
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
