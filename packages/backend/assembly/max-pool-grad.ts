// dx[b, ih, iw, c] = Σ over the windows whose maximum lies at (ih, iw)   dy[b, oh, ow, c]
//
// The maximum of a window is its first largest value, in rows then columns, starting from −∞: all-negative windows and ties
// give what TF.js's cpu backend gives; a window of NaNs has no maximum. Windows that do not overlap are done 4 channels at a
// time. Where they overlap, the addends of one input are summed in double precision in the windows' order, as cpu does, so
// the result is the same to the bit.

import { isPool2x2, maxPoolGrad2x2 } from "./pool-2x2";
import { cellsInside, firstInside } from "./window";

/** Bytes of scratch memory that {@link maxPoolGrad} needs: one image of doubles. */
export function maxPoolGradScratch(inH: i32, inW: i32, channels: i32): i32 {
  return inH * inW * channels * 8;
}

export function maxPoolGrad(
  x: usize, dy: usize, dx: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  if (isPool2x2(inH, inW, channels, outH, outW, kH, kW, sH, sW, dH, dW, top, left)) {
    maxPoolGrad2x2(x, dy, dx, batch, inH, inW, channels, outH, outW, sH, sW);
    return;
  }
  const overlap = sH < (kH - 1) * dH + 1 || sW < (kW - 1) * dW + 1;
  const size = inH * inW * channels;
  const quads = overlap ? 0 : channels & ~3; // channels done 4 at a time
  // Windows that cover the image exactly write every input; else some inputs get no gradient.
  const covered = sH == kH && sW == kW && top == 0 && left == 0 && outH * sH == inH && outW * sW == inW;
  if (!overlap && (!covered || quads < channels)) memory.fill(dx, 0, batch * size * 4);
  for (let b = 0; b < batch; b++) {
    const xImage = x + b * size * 4;
    const dxImage = dx + b * size * 4;
    const dyImage = dy + b * outH * outW * channels * 4;
    if (overlap) memory.fill(scratch, 0, size * 8);
    for (let oh = 0; oh < outH; oh++) {
      for (let ow = 0; ow < outW; ow++) {
        const row = oh * sH - top;
        const column = ow * sW - left;
        const dyPixel = dyImage + (oh * outW + ow) * channels * 4;
        const columns = cellsInside(column, kW, dW, inW);
        const first = (firstInside(row, dH) * inW + firstInside(column, dW)) * channels * 4;
        const end = min(inH, row + (kH - 1) * dH + 1) * inW * channels * 4;
        for (let c = 0; c < quads; c += 4) {
          const dy4 = v128.load(dyPixel + c * 4);
          fourChannels(xImage, dxImage, first + c * 4, end, dH * inW * channels * 4, columns, dW * channels * 4, dy4);
        }
        for (let c = quads; c < channels; c++) {
          const at = argMax(xImage, inH, inW, channels, row, column, kH, kW, dH, dW, c);
          if (at < 0) continue;
          const gradient = load<f32>(dyPixel + c * 4);
          if (overlap) store<f64>(scratch + at * 8, load<f64>(scratch + at * 8) + <f64>gradient);
          else store<f32>(dxImage + at * 4, gradient);
        }
      }
    }
    if (overlap) {
      for (let i = 0; i < size; i++) store<f32>(dxImage + i * 4, <f32>load<f64>(scratch + i * 8));
    }
  }
}

/** Index in the image of the first largest value of a window of channel `c` whose corner is (`row`, `column`); −1 for none. */
function argMax(
  image: usize, inH: i32, inW: i32, channels: i32, row: i32, column: i32, kH: i32, kW: i32, dH: i32, dW: i32, c: i32,
): i32 {
  let best: f32 = -Infinity;
  let at = -1;
  for (let kh = 0; kh < kH; kh++) {
    const ih = row + kh * dH;
    if (ih < 0 || ih >= inH) continue;
    for (let kw = 0; kw < kW; kw++) {
      const iw = column + kw * dW;
      if (iw < 0 || iw >= inW) continue;
      const index = (ih * inW + iw) * channels + c;
      const value = load<f32>(image + index * 4);
      if (value > best) {
        best = value;
        at = index;
      }
    }
  }
  return at;
}

/**
 * Writes the gradient of one window for 4 channels: `dy` where the maximum is, zero elsewhere. The window's cells are at
 * `first` in each image, `columns` of them `columnBytes` apart in each row, rows `rowBytes` apart, all before `end`.
 */
@inline
function fourChannels(
  image: usize, dxImage: usize, first: i32, end: i32, rowBytes: i32, columns: i32, columnBytes: i32, dy: v128,
): void {
  let best = f32x4.splat(-Infinity);
  let at = i32x4.splat(-1); // the cell of each channel's maximum
  for (let row = first; row < end; row += rowBytes) {
    let cell = row;
    for (let n = columns; n > 0; n--) {
      const value = v128.load(image + cell);
      const larger = f32x4.gt(value, best);
      best = v128.bitselect(value, best, larger);
      at = v128.bitselect(i32x4.splat(cell), at, larger);
      cell += columnBytes;
    }
  }
  for (let row = first; row < end; row += rowBytes) {
    let cell = row;
    for (let n = columns; n > 0; n--) {
      v128.store(dxImage + cell, v128.and(dy, i32x4.eq(at, i32x4.splat(cell))));
      cell += columnBytes;
    }
  }
}
