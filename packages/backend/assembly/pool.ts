// y[b, oh, ow, c] = maximum, or mean, of x over the cells of a window that lie inside the image.
//
// 4 channels at a time. The maximum starts at −∞ and never takes a NaN, as TF.js's cpu backend does; the mean is added up in
// double precision and divided by the number of cells inside.

import { loadPart, storePart } from "./partial-vector";
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
        const rows = endRow <= firstRow ? 0 : (endRow - firstRow + dH - 1) / dH;
        meanWindow(firstCell, rows, dH * rowBytes, columns, dW * pixel, channels, y);
        y += pixel;
      }
    }
    x += inH * inW * pixel;
  }
}

/** Means of `rows` × `columns` cells for all channels, four at a time in double precision. */
@inline
function meanWindow(
  cells: usize, rows: i32, rowStride: i32, columns: i32, columnStride: i32, channels: i32, y: usize,
): void {
  const count = f64x2.splat(<f64>(rows * columns));
  for (let c = 0; c < channels; c += 4) {
    const width = channels - c;
    let low = f64x2.splat(0), high = f64x2.splat(0);
    for (let row = 0; row < rows; row++) {
      let cell = cells + row * rowStride + c * 4;
      for (let n = columns; n > 0; n--) {
        const value = loadPart(cell, width, 0);
        low = f64x2.add(low, f64x2.promote_low_f32x4(value));
        high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1)));
        cell += columnStride;
      }
    }
    const means = f32x4.demote_f64x2_zero(f64x2.div(low, count));
    const meansHigh = f32x4.demote_f64x2_zero(f64x2.div(high, count));
    storePart(y + c * 4, v128.shuffle<i64>(means, meansHigh, 0, 2), width);
  }
}
