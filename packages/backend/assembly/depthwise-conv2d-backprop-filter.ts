// dw[kh, kw, q] = Σ over b, oh, ow   x[b, oh·sh + kh·dh − top, ow·sw + kw·dw − left, ci] · dy[b, oh, ow, q]    q = ci·multiplier + m
//
// 8 channels × 3 taps in 6 accumulators go over the pixels of an image; the images' sums are added in their order.

import { madd, PANEL_BYTES } from "./contract";
import { depthwiseFrameBytes, dilatedReach, listTaps, padChannels } from "./depthwise-image";
import { loadPart, storePart } from "./partial-vector";

/** Bytes of scratch memory that {@link depthwiseConv2dBackpropFilter} needs. */
export function depthwiseConv2dBackpropFilterScratch(
  inC: i32, kH: i32, kW: i32, multiplier: i32, outH: i32, outW: i32, sH: i32, sW: i32, dH: i32, dW: i32,
): i32 {
  const frameH = dilatedReach(outH, sH, kH, dH), frameW = dilatedReach(outW, sW, kW, dW);
  return depthwiseFrameBytes(frameH, frameW, inC * multiplier) + kH * kW * 4;
}

/** Overwrites dw. */
export function depthwiseConv2dBackpropFilter(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, dy: usize, outH: i32, outW: i32,
  dw: usize, kH: i32, kW: i32, multiplier: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  const channels = inC * multiplier, taps = kH * kW;
  const pixel = channels * 4;
  const frameH = dilatedReach(outH, sH, kH, dH), frameW = dilatedReach(outW, sW, kW, dW);
  const offsets = scratch + depthwiseFrameBytes(frameH, frameW, channels);
  listTaps(kH, kW, dH * frameW * pixel, dW * pixel, offsets);
  memory.fill(dw, 0, taps * pixel);
  for (let b = 0; b < batch; b++) {
    padChannels(x + b * inH * inW * inC * 4, inH, inW, inC, multiplier, scratch, frameH, frameW, top, left);
    const image = dy + b * outH * outW * pixel;
    for (let c = 0; c < channels; c += 8) {
      const from = scratch + c * 4, slopes = image + c * 4, width = channels - c;
      for (let tap = 0; tap < taps; tap += 3) {
        const to = dw + tap * pixel + c * 4;
        if (width >= 8) {
          sumTaps(from, sH * frameW * pixel, sW * pixel, offsets + tap * 4, taps - tap, slopes, outH, outW, pixel, to, 8);
        } else {
          sumTaps(from, sH * frameW * pixel, sW * pixel, offsets + tap * 4, taps - tap, slopes, outH, outW, pixel, to, width);
        }
      }
    }
  }
}

/** Adds the sums of up to three taps for `width` ≤ 8 channels; past the last tap it sums the first one again, and drops it. */
@inline
function sumTaps(
  frame: usize, rowStride: i32, columnStride: i32, offsets: usize, taps: i32,
  dy: usize, outH: i32, outW: i32, pixel: i32, to: usize, width: i32,
): void {
  const f0 = load<i32>(offsets);
  const f1 = taps > 1 ? load<i32>(offsets, 4) : f0, f2 = taps > 2 ? load<i32>(offsets, 8) : f0;
  let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0), s20 = f32x4.splat(0), s21 = f32x4.splat(0);
  for (let oh = 0; oh < outH; oh++) {
    const row = frame + oh * rowStride;
    let p0 = row + f0, p1 = row + f1, p2 = row + f2;
    for (let n = outW; n > 0; n--) {
      const d0 = loadPart(dy, width, 0), d1 = width == 8 ? v128.load(dy, 16) : loadPart(dy + 16, width - 4, 0);
      dy += pixel;
      s00 = madd(v128.load(p0), d0, s00);
      s01 = madd(v128.load(p0, 16), d1, s01);
      p0 += columnStride;
      s10 = madd(v128.load(p1), d0, s10);
      s11 = madd(v128.load(p1, 16), d1, s11);
      p1 += columnStride;
      s20 = madd(v128.load(p2), d0, s20);
      s21 = madd(v128.load(p2, 16), d1, s21);
      p2 += columnStride;
    }
  }
  addPart(to, s00, s01, width);
  if (taps > 1) addPart(to + pixel, s10, s11, width);
  if (taps > 2) addPart(to + 2 * pixel, s20, s21, width);
}

/** Adds the first `width` ≤ 8 floats of two vectors to those at `to`. */
@inline
function addPart(to: usize, low: v128, high: v128, width: i32): void {
  storePart(to, f32x4.add(loadPart(to, width, 0), low), width);
  if (width > 4) storePart(to + 16, f32x4.add(loadPart(to + 16, width - 4, 0), high), width - 4);
}
