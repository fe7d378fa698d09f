// A depthwise convolution of one padded image:
//
//   y[oh, ow, c] = f(bias[c] + Σ over taps   frame[oh, ow][offsets[tap]][c] · w[tap, c])
//
// There is no sum over channels, so channels are the vector. The tile is that of contract.ts, 4 outputs × 8 channels, but each
// step multiplies vectors of the image instead of splatted values. Without a shared factor a step costs 11 loads.

import { finish, madd, nextColumn, PANEL_BYTES } from "./contract";
import { padImage } from "./pad-image";
import { panelWidth } from "./panels";

/** Rows or columns that the windows reach, padding included. */
@inline
export function dilatedReach(outputs: i32, stride: i32, kernel: i32, dilation: i32): i32 {
  return (outputs - 1) * stride + (kernel - 1) * dilation + 1;
}

/** Bytes of a frame of `channels` floats per pixel; whole panels of 8 channels are read at its last pixel. */
@inline
export function depthwiseFrameBytes(frameH: i32, frameW: i32, channels: i32): i32 {
  return frameH * frameW * channels * 4 + PANEL_BYTES;
}

/** Writes the offset of each tap, as int32. */
export function listTaps(kH: i32, kW: i32, tapRowBytes: i32, tapBytes: i32, to: usize): void {
  for (let kh = 0; kh < kH; kh++) {
    for (let kw = 0; kw < kW; kw++) {
      store<i32>(to, kh * tapRowBytes + kw * tapBytes);
      to += 4;
    }
  }
}

/** Copies an image into its frame (pad-image.ts), each channel `multiplier` times: then every filter has a channel of its own. */
export function padChannels(
  image: usize, inH: i32, inW: i32, inC: i32, multiplier: i32,
  frame: usize, frameH: i32, frameW: i32, top: i32, left: i32,
): void {
  const pixel = inC * 4;
  if (multiplier == 1) {
    padImage(image, inW * pixel, inH, inW, pixel, frame, frameH, frameW, top, left);
    return;
  }
  const wide = pixel * multiplier;
  memory.fill(frame, 0, frameH * frameW * wide);
  for (let row = max(0, top); row < min(frameH, top + inH); row++) {
    for (let column = max(0, left); column < min(frameW, left + inW); column++) {
      const from = image + ((row - top) * inW + column - left) * pixel;
      let to = frame + (row * frameW + column) * wide;
      for (let c = 0; c < inC; c++) {
        const value = load<f32>(from + c * 4);
        for (let m = 0; m < multiplier; m++) {
          store<f32>(to, value);
          to += 4;
        }
      }
    }
  }
}

/** All outputs of an image; `packed` are the filter's panels (panels.ts), `bias` is packed alike or 0 for none. */
export function convolveDepthwise(
  frame: usize, rowStride: i32, columnStride: i32, channels: i32, offsets: usize, taps: i32,
  packed: usize, bias: usize, epilogue: i32, y: usize, outH: i32, outW: i32,
): void {
  for (let c = 0; c < channels; c += 8) {
    const panel = c >> 3;
    convolvePanel(
      frame + c * 4, rowStride, columnStride, offsets, taps, packed + panel * taps * PANEL_BYTES,
      bias ? bias + panel * PANEL_BYTES : 0, epilogue, y + c * 4, outH, outW, channels * 4, panelWidth(panel, channels),
    );
  }
}

/** The outputs of one panel, taken in order across the ends of rows as in contract.ts. */
function convolvePanel(
  a: usize, rowStride: i32, columnStride: i32, offsets: usize, taps: i32,
  w: usize, bias: usize, epilogue: i32, y: usize, outH: i32, outW: i32, pixel: i32, width: i32,
): void {
  const total = outH * outW;
  const jump = rowStride - (outW - 1) * columnStride; // from the last column of a row to the first of the next
  let a0 = a, c0 = 0;
  for (let first = 0; first < total; first += 4) {
    const c1 = nextColumn(c0, outW), c2 = nextColumn(c1, outW), c3 = nextColumn(c2, outW), c4 = nextColumn(c3, outW);
    // Past the end the tile repeats an output: it computes the same sum again and stores it once.
    const a1 = first + 1 < total ? a0 + (c1 ? columnStride : jump) : a0;
    const a2 = first + 2 < total ? a1 + (c2 ? columnStride : jump) : a1;
    const a3 = first + 3 < total ? a2 + (c3 ? columnStride : jump) : a2;
    let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s10 = f32x4.splat(0), s11 = f32x4.splat(0);
    let s20 = f32x4.splat(0), s21 = f32x4.splat(0), s30 = f32x4.splat(0), s31 = f32x4.splat(0);
    let po = offsets, pw = w;
    for (let tap = taps; tap > 0; tap--) {
      const offset = load<i32>(po);
      po += 4;
      const w0 = v128.load(pw), w1 = v128.load(pw, 16);
      pw += PANEL_BYTES;
      s00 = madd(v128.load(a0 + offset), w0, s00);
      s01 = madd(v128.load(a0 + offset, 16), w1, s01);
      s10 = madd(v128.load(a1 + offset), w0, s10);
      s11 = madd(v128.load(a1 + offset, 16), w1, s11);
      s20 = madd(v128.load(a2 + offset), w0, s20);
      s21 = madd(v128.load(a2 + offset, 16), w1, s21);
      s30 = madd(v128.load(a3 + offset), w0, s30);
      s31 = madd(v128.load(a3 + offset, 16), w1, s31);
    }
    finish(s00, s01, bias, epilogue, y, width);
    if (first + 1 < total) finish(s10, s11, bias, epilogue, y + pixel, width);
    if (first + 2 < total) finish(s20, s21, bias, epilogue, y + 2 * pixel, width);
    if (first + 3 < total) finish(s30, s31, bias, epilogue, y + 3 * pixel, width);
    a0 = a3 + (c4 ? columnStride : jump);
    y += 4 * pixel;
    c0 = c4;
  }
}
