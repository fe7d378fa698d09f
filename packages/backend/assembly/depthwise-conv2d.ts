// Depthwise convolution: every input channel ci meets `multiplier` filters of its own; output channel q = ci·multiplier + m.
//
//   y[b, oh, ow, q]    = Σ kh, kw        x[b, ih, iw, ci] · w[kh, kw, q]       ih = oh·sh + kh·dh − top, iw alike
//   dw[kh, kw, q]      = Σ b, oh, ow     x[b, ih, iw, ci] · dy[b, oh, ow, q]
//   dx[b, ih, iw, ci]  = Σ oh, ow, m     dy[b, oh, ow, q] · w[kh, kw, q]
//
// There is no sum over channels, so channels are the vector: 4 neighbouring ones at a time where the multiplier is 1, one at
// a time otherwise. Images are padded by copying (pad-image.ts), so no loop asks where they end.

import { padImage } from "./pad-image";

/** Rows or columns that the windows reach, padding included. */
function reach(outputs: i32, stride: i32, kernel: i32, dilation: i32): i32 {
  return (outputs - 1) * stride + (kernel - 1) * dilation + 1;
}

/** Bytes of scratch memory: one padded image of floats, or of doubles for the input gradient. */
export function depthwiseScratch(
  inC: i32, outH: i32, outW: i32, kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32,
): i32 {
  return reach(outH, sH, kH, dH) * reach(outW, sW, kW, dW) * inC * 4;
}

export function depthwiseConv2d(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, w: usize, kH: i32, kW: i32, multiplier: i32,
  y: usize, outH: i32, outW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  const outC = inC * multiplier;
  const frameH = reach(outH, sH, kH, dH), frameW = reach(outW, sW, kW, dW);
  for (let b = 0; b < batch; b++) {
    padImage(x + b * inH * inW * inC * 4, inW * inC * 4, inH, inW, inC * 4, scratch, frameH, frameW, top, left);
    for (let oh = 0; oh < outH; oh++) {
      for (let ow = 0; ow < outW; ow++) {
        const corner = scratch + (oh * sH * frameW + ow * sW) * inC * 4;
        let q = 0;
        if (multiplier == 1) {
          for (; q + 4 <= outC; q += 4) {
            let total = f32x4.splat(0);
            for (let kh = 0; kh < kH; kh++) {
              for (let kw = 0; kw < kW; kw++) {
                const from = corner + ((kh * dH * frameW + kw * dW) * inC + q) * 4;
                total = f32x4.add(total, f32x4.mul(v128.load(from), v128.load(w + ((kh * kW + kw) * outC + q) * 4)));
              }
            }
            v128.store(y + q * 4, total);
          }
        }
        for (; q < outC; q++) {
          let total: f32 = 0;
          for (let kh = 0; kh < kH; kh++) {
            for (let kw = 0; kw < kW; kw++) {
              const from = corner + ((kh * dH * frameW + kw * dW) * inC + q / multiplier) * 4;
              total += load<f32>(from) * load<f32>(w + ((kh * kW + kw) * outC + q) * 4);
            }
          }
          store<f32>(y + q * 4, total);
        }
        y += outC * 4;
      }
    }
  }
}

export function depthwiseConv2dBackpropFilter(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, dy: usize, outH: i32, outW: i32,
  dw: usize, kH: i32, kW: i32, multiplier: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  const outC = inC * multiplier;
  const frameH = reach(outH, sH, kH, dH), frameW = reach(outW, sW, kW, dW);
  memory.fill(dw, 0, kH * kW * outC * 4);
  for (let b = 0; b < batch; b++) {
    padImage(x + b * inH * inW * inC * 4, inW * inC * 4, inH, inW, inC * 4, scratch, frameH, frameW, top, left);
    const dyImage = dy + b * outH * outW * outC * 4;
    for (let kh = 0; kh < kH; kh++) {
      for (let kw = 0; kw < kW; kw++) {
        const first = scratch + (kh * dH * frameW + kw * dW) * inC * 4;
        const to = dw + (kh * kW + kw) * outC * 4;
        let q = 0;
        if (multiplier == 1) {
          for (; q + 4 <= outC; q += 4) {
            let total = f32x4.splat(0);
            for (let oh = 0; oh < outH; oh++) {
              for (let ow = 0; ow < outW; ow++) {
                const from = first + ((oh * sH * frameW + ow * sW) * inC + q) * 4;
                total = f32x4.add(total, f32x4.mul(v128.load(from), v128.load(dyImage + ((oh * outW + ow) * outC + q) * 4)));
              }
            }
            v128.store(to + q * 4, f32x4.add(v128.load(to + q * 4), total));
          }
        }
        for (; q < outC; q++) {
          let total: f32 = 0;
          for (let oh = 0; oh < outH; oh++) {
            for (let ow = 0; ow < outW; ow++) {
              const from = first + ((oh * sH * frameW + ow * sW) * inC + q / multiplier) * 4;
              total += load<f32>(from) * load<f32>(dyImage + ((oh * outW + ow) * outC + q) * 4);
            }
          }
          store<f32>(to + q * 4, load<f32>(to + q * 4) + total);
        }
      }
    }
  }
}

export function depthwiseConv2dBackpropInput(
  dy: usize, batch: i32, outH: i32, outW: i32, w: usize, kH: i32, kW: i32, multiplier: i32,
  dx: usize, inH: i32, inW: i32, inC: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  const outC = inC * multiplier;
  const frameH = reach(outH, sH, kH, dH), frameW = reach(outW, sW, kW, dW);
  for (let b = 0; b < batch; b++) {
    memory.fill(scratch, 0, frameH * frameW * inC * 4);
    for (let oh = 0; oh < outH; oh++) {
      for (let ow = 0; ow < outW; ow++) {
        const corner = scratch + (oh * sH * frameW + ow * sW) * inC * 4;
        for (let kh = 0; kh < kH; kh++) {
          for (let kw = 0; kw < kW; kw++) {
            const to = corner + (kh * dH * frameW + kw * dW) * inC * 4;
            const filter = w + (kh * kW + kw) * outC * 4;
            let q = 0;
            if (multiplier == 1) {
              for (; q + 4 <= outC; q += 4) {
                const at = q * 4;
                v128.store(to + at, f32x4.add(v128.load(to + at), f32x4.mul(v128.load(dy + at), v128.load(filter + at))));
              }
            }
            for (; q < outC; q++) {
              const cell = to + (q / multiplier) * 4;
              store<f32>(cell, load<f32>(cell) + load<f32>(dy + q * 4) * load<f32>(filter + q * 4));
            }
          }
        }
        dy += outC * 4;
      }
    }
    // The image is cut out of its frame; what lay in the padding is dropped.
    padImage(scratch, frameW * inC * 4, frameH, frameW, inC * 4, dx + b * inH * inW * inC * 4, inH, inW, -top, -left);
  }
}
