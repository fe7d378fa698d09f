// y[b, oh, ow, c] = maximum, or mean, of x over the cells of a window that lie inside the image.
//
// 4 channels at a time. The maximum starts at −∞ and never takes a NaN, as TF.js's cpu backend does; the mean is added up in
// double precision and divided by the number of cells inside.

import { isPool2x2, maxPool2x2 } from "./pool-2x2";
import { cellsInside, firstInside } from "./window";

export function maxPool(
  x: usize, y: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32,
): void {
  if (isPool2x2(inH, inW, channels, outH, outW, kH, kW, sH, sW, dH, dW, top, left)) {
    maxPool2x2(x, y, batch, inH, inW, channels, outH, outW, sH, sW);
    return;
  }
  const pixel = channels * 4, rowBytes = inW * pixel;
  for (let b = 0; b < batch; b++) {
    for (let oh = 0; oh < outH; oh++) {
      const row = oh * sH - top;
      const firstRow = firstInside(row, dH);
      const endRow = min(inH, row + (kH - 1) * dH + 1);
      for (let ow = 0; ow < outW; ow++) {
        const column = ow * sW - left;
        const columns = cellsInside(column, kW, dW, inW);
        const firstCell = x + firstRow * rowBytes + firstInside(column, dW) * pixel;
        const endCell = x + endRow * rowBytes;
        let c = 0;
        for (; c + 4 <= channels; c += 4) {
          let best = f32x4.splat(-Infinity);
          for (let from = firstCell + c * 4; from < endCell; from += dH * rowBytes) {
            let cell = from;
            for (let n = columns; n > 0; n--) {
              best = f32x4.pmax(best, v128.load(cell));
              cell += dW * pixel;
            }
          }
          v128.store(y + c * 4, best);
        }
        for (; c < channels; c++) {
          let best: f32 = -Infinity;
          for (let from = firstCell + c * 4; from < endCell; from += dH * rowBytes) {
            let cell = from;
            for (let n = columns; n > 0; n--) {
              const value = load<f32>(cell);
              if (value > best) best = value;
              cell += dW * pixel;
            }
          }
          store<f32>(y + c * 4, best);
        }
        y += pixel;
      }
    }
    x += inH * inW * pixel;
  }
}

export function avgPool(
  x: usize, y: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32,
): void {
  const pixel = channels * 4, rowBytes = inW * pixel;
  for (let b = 0; b < batch; b++) {
    for (let oh = 0; oh < outH; oh++) {
      const row = oh * sH - top;
      const firstRow = firstInside(row, dH);
      const endRow = min(inH, row + (kH - 1) * dH + 1);
      for (let ow = 0; ow < outW; ow++) {
        const column = ow * sW - left;
        const columns = cellsInside(column, kW, dW, inW);
        const firstCell = x + firstRow * rowBytes + firstInside(column, dW) * pixel;
        const endCell = x + endRow * rowBytes;
        for (let c = 0; c < channels; c += 2) {
          const pair = c + 2 <= channels;
          let total = f64x2.splat(0);
          let count = 0;
          for (let from = firstCell + c * 4; from < endCell; from += dH * rowBytes) {
            let cell = from;
            for (let n = columns; n > 0; n--) {
              const value = pair ? v128.load64_zero(cell) : v128.load32_zero(cell);
              total = f64x2.add(total, f64x2.promote_low_f32x4(value));
              cell += dW * pixel;
            }
            count += columns;
          }
          const mean = f32x4.demote_f64x2_zero(f64x2.div(total, f64x2.splat(<f64>count)));
          if (pair) v128.store64_lane(y + c * 4, mean, 0);
          else v128.store32_lane(y + c * 4, mean, 0);
        }
        y += pixel;
      }
    }
    x += inH * inW * pixel;
  }
}
