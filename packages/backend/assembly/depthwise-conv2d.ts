// Depthwise convolution: every input channel ci meets `multiplier` filters of its own; output channel q = ci·multiplier + m.
//
//   y[b, oh, ow, q] = f(bias[q] + Σ kh, kw   x[b, oh·sh + kh·dh − top, ow·sw + kw·dw − left, ci] · w[kh, kw, q])
//
// Each image is padded into a frame with a channel for each filter (depthwise-image.ts).

import { PANEL_BYTES } from "./contract";
import { convolveDepthwise, depthwiseFrameBytes, dilatedReach, listTaps, padChannels } from "./depthwise-image";
import { packBias, packPanels, panelBytes, panelCount } from "./panels";

/** Bytes of scratch memory that {@link depthwiseConv2d} needs. */
export function depthwiseConv2dScratch(
  inC: i32, kH: i32, kW: i32, multiplier: i32, outH: i32, outW: i32, sH: i32, sW: i32, dH: i32, dW: i32,
): i32 {
  const channels = inC * multiplier;
  const frame = depthwiseFrameBytes(dilatedReach(outH, sH, kH, dH), dilatedReach(outW, sW, kW, dW), channels);
  return panelBytes(kH * kW, channels) + panelCount(channels) * PANEL_BYTES + frame + kH * kW * 4;
}

/** `bias` is 0 for none. */
export function depthwiseConv2d(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, w: usize, kH: i32, kW: i32, multiplier: i32, bias: usize,
  y: usize, outH: i32, outW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, epilogue: i32, scratch: usize,
): void {
  const channels = inC * multiplier, taps = kH * kW;
  const pixel = channels * 4;
  const frameH = dilatedReach(outH, sH, kH, dH), frameW = dilatedReach(outW, sW, kW, dW);
  const packedBias = scratch + panelBytes(taps, channels);
  const frame = packedBias + panelCount(channels) * PANEL_BYTES;
  const offsets = frame + depthwiseFrameBytes(frameH, frameW, channels);
  packPanels(w, pixel, 4, taps, channels, scratch, 0, taps);
  if (bias) packBias(bias, channels, packedBias);
  listTaps(kH, kW, dH * frameW * pixel, dW * pixel, offsets);
  for (let b = 0; b < batch; b++) {
    padChannels(x + b * inH * inW * inC * 4, inH, inW, inC, multiplier, frame, frameH, frameW, top, left);
    convolveDepthwise(
      frame, sH * frameW * pixel, sW * pixel, channels, offsets, taps,
      scratch, bias ? packedBias : 0, epilogue, y + b * outH * outW * pixel, outH, outW,
    );
  }
}
