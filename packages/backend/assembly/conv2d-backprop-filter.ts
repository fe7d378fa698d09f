// dw[kh, kw, ci, co] = Σ over b, oh, ow   x[b, oh·sh + kh − top, ow·sw + kw − left, ci] · dy[b, oh, ow, co]
//
// Per image and filter row kh this is a contraction whose columns are the kw·ci neighbouring values of x and whose sum runs
// over the pixels of dy. x and dy of one image stay in the first cache level; the images' sums are added in their order.

import { contract, Epilogue, PANEL_BYTES } from "./contract";
import { padImage } from "./pad-image";
import { packPanels, panelBytes, panelCount, panelWidth } from "./panels";

function frameSide(outputs: i32, stride: i32, kernel: i32): i32 {
  return (outputs - 1) * stride + kernel;
}

/** Bytes of scratch memory that {@link conv2dBackpropFilter} needs. */
export function conv2dBackpropFilterScratch(
  inC: i32, outH: i32, outW: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32,
): i32 {
  return panelBytes(outH * outW, outC) + frameSide(outH, sH, kH) * frameSide(outW, sW, kW) * inC * 4;
}

/** Writes dw, or adds to what is there with `accumulate`. */
export function conv2dBackpropFilter(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32,
  dy: usize, outH: i32, outW: i32, outC: i32,
  dw: usize, kH: i32, kW: i32,
  sH: i32, sW: i32, top: i32, left: i32, accumulate: i32, scratch: usize,
): void {
  const pixels = outH * outW;
  const panels = panelCount(outC);
  const whole = (outC & 7) == 0; // dy is read in place; else it is packed, so that the last panel ends in zeros
  const packed = scratch;
  const frame = scratch + panelBytes(pixels, outC);
  const frameH = frameSide(outH, sH, kH);
  const frameW = frameSide(outW, sW, kW);
  const inside = top == 0 && left == 0 && frameH <= inH && frameW <= inW;
  const pixel = inC * 4;
  const rowBytes = (inside ? inW : frameW) * pixel;

  if (!accumulate) memory.fill(dw, 0, kH * kW * inC * outC * 4);
  for (let b = 0; b < batch; b++) {
    const image = x + b * inH * inW * pixel;
    if (!inside) padImage(image, inW * pixel, inH, inW, pixel, frame, frameH, frameW, top, left);
    const from = inside ? image : frame;
    const dyOfImage = dy + b * pixels * outC * 4;
    if (!whole) packPanels(dyOfImage, outC * 4, 4, pixels, outC, packed, 0, pixels);
    for (let panel = 0; panel < panels; panel++) {
      const second = whole ? dyOfImage + panel * PANEL_BYTES : packed + panel * pixels * PANEL_BYTES;
      contract(
        from, rowBytes, kH, 4, kW * inC,
        sH * rowBytes, outH, 0, 1, sW * pixel, outW,
        second, whole ? outC * 4 : PANEL_BYTES, 0, Epilogue.ACCUMULATE,
        dw + panel * PANEL_BYTES, kW * inC * outC * 4, outC * 4, panelWidth(panel, outC),
      );
    }
  }
}
