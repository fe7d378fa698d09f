// dx[b, ih, iw, ci] = Σ over m, oh, ow   dy[b, oh, ow, q] · w[kh, kw, q]    with oh·sh + kh·dh − top = ih, iw alike, q = ci·multiplier + m
//
// With stride 1 this is the depthwise convolution of dy with the filter turned round, so each output gathers its sum in
// registers. Otherwise each dy is scattered over its window in a frame of zeros. The filters of a channel are added up last.

import { Epilogue, PANEL_BYTES } from "./contract";
import { convolveDepthwise, depthwiseFrameBytes, dilatedReach, listTaps } from "./depthwise-image";
import { padImage } from "./pad-image";
import { packPanels, panelBytes } from "./panels";
import { loadPart, storePart } from "./partial-vector";

/** Bytes of scratch memory that {@link depthwiseConv2dBackpropInput} needs. */
export function depthwiseConv2dBackpropInputScratch(
  inH: i32, inW: i32, inC: i32, kH: i32, kW: i32, multiplier: i32, outH: i32, outW: i32, sH: i32, sW: i32, dH: i32, dW: i32,
): i32 {
  const channels = inC * multiplier;
  const frameH = dilatedReach(max(outH, inH), sH, kH, dH), frameW = dilatedReach(max(outW, inW), sW, kW, dW);
  const image = inH * inW * channels * 4;
  return depthwiseFrameBytes(frameH, frameW, channels) + image + panelBytes(kH * kW, channels) + kH * kW * channels * 4 + kH * kW * 4;
}

/** Overwrites dx. */
export function depthwiseConv2dBackpropInput(
  dy: usize, batch: i32, outH: i32, outW: i32, w: usize, kH: i32, kW: i32, multiplier: i32,
  dx: usize, inH: i32, inW: i32, inC: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, scratch: usize,
): void {
  const channels = inC * multiplier, taps = kH * kW;
  const pixel = channels * 4;
  const gathers = sH == 1 && sW == 1;
  const frameH = dilatedReach(gathers ? inH : outH, sH, kH, dH), frameW = dilatedReach(gathers ? inW : outW, sW, kW, dW);
  const image = scratch + depthwiseFrameBytes(frameH, frameW, channels);
  const packed = image + inH * inW * pixel;
  const turned = packed + panelBytes(taps, channels);
  const offsets = turned + taps * pixel;
  listTaps(kH, kW, dH * frameW * pixel, dW * pixel, offsets);
  if (gathers) {
    for (let tap = 0; tap < taps; tap++) memory.copy(turned + tap * pixel, w + (taps - 1 - tap) * pixel, pixel);
    packPanels(turned, pixel, 4, taps, channels, packed, 0, taps);
  }
  for (let b = 0; b < batch; b++) {
    const from = dy + b * outH * outW * pixel;
    const to = dx + b * inH * inW * inC * 4;
    const wide = multiplier == 1 ? to : image;
    if (gathers) {
      padImage(from, outW * pixel, outH, outW, pixel, scratch, frameH, frameW, (kH - 1) * dH - top, (kW - 1) * dW - left);
      convolveDepthwise(
        scratch, frameW * pixel, pixel, channels, offsets, taps, packed, 0, Epilogue.STORE, wide, inH, inW,
      );
    } else {
      memory.fill(scratch, 0, frameH * frameW * pixel);
      scatter(from, outH, outW, channels, w, taps, offsets, scratch, sH * frameW * pixel, sW * pixel);
      padImage(scratch, frameW * pixel, frameH, frameW, pixel, wide, inH, inW, -top, -left); // what lay in the padding is dropped
    }
    if (multiplier > 1) addFilters(image, inH * inW * inC, multiplier, to);
  }
}

/** Adds each dy · w to its window. */
function scatter(
  dy: usize, outH: i32, outW: i32, channels: i32, w: usize, taps: i32, offsets: usize,
  frame: usize, rowStride: i32, columnStride: i32,
): void {
  for (let oh = 0; oh < outH; oh++) {
    for (let ow = 0; ow < outW; ow++) {
      const corner = frame + oh * rowStride + ow * columnStride;
      for (let tap = 0; tap < taps; tap++) {
        const to = corner + load<i32>(offsets + tap * 4), filter = w + tap * channels * 4;
        for (let c = 0; c < channels; c += 4) {
          const at = c * 4, width = channels - c;
          const product = f32x4.mul(loadPart(dy + at, width, 0), loadPart(filter + at, width, 0));
          storePart(to + at, f32x4.add(loadPart(to + at, width, 0), product), width);
        }
      }
      dy += channels * 4;
    }
  }
}

/** out[i] = Σ over m   image[i, m] */
function addFilters(image: usize, count: i32, multiplier: i32, out: usize): void {
  for (let i = 0; i < count; i++) {
    let total: f32 = 0;
    for (let m = 0; m < multiplier; m++) {
      total += load<f32>(image);
      image += 4;
    }
    store<f32>(out + i * 4, total);
  }
}
