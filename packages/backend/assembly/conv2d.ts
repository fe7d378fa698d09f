// y[b, oh, ow, co] = Σ over kh, kw, ci   x[b, oh·sh + kh·dh − top, ow·sw + kw·dw − left, ci] · w[kh, kw, ci, co]
//
// Layout NHWC and HWIO, as TF.js has them. The filter is packed once into panels of 8 output channels; one row of outputs is
// one row of the contraction. Without dilation a filter row meets kw·ci neighbouring floats of x: one long run.

import { contract, PANEL_BYTES } from "./contract";
import { padImage } from "./pad-image";
import { packBias, packPanels, panelBytes, panelCount, panelWidth } from "./panels";

/** Rows or columns of x, padding included, that `outputs` windows of `kernel` cells reach. */
function reach(outputs: i32, stride: i32, kernel: i32, dilation: i32): i32 {
  return (outputs - 1) * stride + (kernel - 1) * dilation + 1;
}

/** Bytes of scratch memory that {@link conv2d} needs. */
export function conv2dScratch(
  inC: i32, outH: i32, outW: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32,
): i32 {
  const frame = reach(outH, sH, kH, dH) * reach(outW, sW, kW, dW) * inC * 4;
  return panelBytes(kH * kW * inC, outC) + panelCount(outC) * PANEL_BYTES + frame;
}

export function conv2d(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32,
  filter: usize, kH: i32, kW: i32, bias: usize,
  y: usize, outH: i32, outW: i32, outC: i32,
  sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32, epilogue: i32, scratch: usize,
): void {
  const k = kH * kW * inC;
  const panels = panelCount(outC);
  const packed = scratch;
  const packedBias = packed + panelBytes(k, outC);
  const frame = packedBias + panels * PANEL_BYTES;
  packPanels(filter, outC * 4, 4, k, outC, packed, 0, k);
  if (bias) packBias(bias, outC, packedBias);

  const frameH = reach(outH, sH, kH, dH);
  const frameW = reach(outW, sW, kW, dW);
  const inside = top == 0 && left == 0 && frameH <= inH && frameW <= inW;
  const pixel = inC * 4;
  const rowBytes = (inside ? inW : frameW) * pixel;
  const runs = dW == 1 ? 1 : kW;
  const steps = dW == 1 ? kW * inC : inC;

  for (let b = 0; b < batch; b++) {
    const image = x + b * inH * inW * pixel;
    if (!inside) padImage(image, inW * pixel, inH, inW, pixel, frame, frameH, frameW, top, left);
    const from = inside ? image : frame;
    const to = y + b * outH * outW * outC * 4;
    for (let panel = 0; panel < panels; panel++) {
      contract(
        from, sH * rowBytes, outH, sW * pixel, outW,
        dH * rowBytes, kH, dW * pixel, runs, 4, steps,
        packed + panel * k * PANEL_BYTES, PANEL_BYTES, bias ? packedBias + panel * PANEL_BYTES : 0, epilogue,
        to + panel * PANEL_BYTES, outW * outC * 4, outC * 4, panelWidth(panel, outC),
      );
    }
  }
}
