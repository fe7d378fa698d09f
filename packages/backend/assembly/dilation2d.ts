// Grey-scale dilation and its gradients, one value at a time.
//
//   y[b, oh, ow, c] = max over kh, kw   x[b, oh·sh + kh·dh − top, ow·sw + kw·dw − left, c] + w[kh, kw, c]
//
// The gradients go to the first largest sum. As on TF.js's cpu backend, sums are compared in double precision and the
// maximum starts at −(2⁵³ − 1), which is also what a window without a cell of the image gives.

const LOWEST: f64 = -9007199254740991;

/** What to write: the maximum, the gradient of the filter, or that of the image. */
export const enum Dilation {
  FORWARD = 0,
  FILTER = 1,
  INPUT = 2,
}

/** `out` is y, dw or dx by `mode`; the gradients are added to it. `dy` is read for the gradients only. */
export function dilation2d(
  mode: i32, x: usize, w: usize, dy: usize, out: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32,
): void {
  for (let b = 0; b < batch; b++) {
    const image = b * inH * inW * channels;
    for (let oh = 0; oh < outH; oh++) {
      for (let ow = 0; ow < outW; ow++) {
        for (let c = 0; c < channels; c++) {
          const row = oh * sH - top, column = ow * sW - left;
          let best = LOWEST;
          let bestInput = image + (max(0, row) * inW + max(0, column)) * channels + c;
          let bestFilter = c;
          for (let kh = 0; kh < kH; kh++) {
            const ih = row + kh * dH;
            if (ih < 0 || ih >= inH) continue;
            for (let kw = 0; kw < kW; kw++) {
              const iw = column + kw * dW;
              if (iw < 0 || iw >= inW) continue;
              const input = image + (ih * inW + iw) * channels + c;
              const filter = (kh * kW + kw) * channels + c;
              const sum = <f64>load<f32>(x + input * 4) + <f64>load<f32>(w + filter * 4);
              if (sum > best) {
                best = sum;
                bestInput = input;
                bestFilter = filter;
              }
            }
          }
          const at = (((b * outH + oh) * outW + ow) * channels + c) * 4;
          if (mode == Dilation.FORWARD) {
            store<f32>(out + at, <f32>best);
          } else {
            const to = out + (mode == Dilation.FILTER ? bestFilter : bestInput) * 4;
            store<f32>(to, load<f32>(to) + load<f32>(dy + at));
          }
        }
      }
    }
  }
}
