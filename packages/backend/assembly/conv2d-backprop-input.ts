// dx[b, ih, iw, ci] = Σ over kh, kw, co with oh·sh + kh − top = ih, ow·sw + kw − left = iw   dy[b, oh, ow, co] · w[kh, kw, ci, co]
//
// The rows ih that share (ih + top) mod sh meet the same filter rows kh = phase, phase + sh, …, so each of the sh·sw phases
// is a convolution of dy with stride 1 and a reversed part of the filter; nothing is multiplied by an inserted zero.
// dy may be larger than outH × outW (a transposed convolution to a smaller image): what is beyond them does not count.

import { contract, Epilogue, PANEL_BYTES } from "./contract";
import { padImage } from "./pad-image";
import { packPanels, panelBytes, panelCount, panelWidth } from "./panels";

/** Filter rows (columns) that phase `phase` meets. */
function taps(kernel: i32, stride: i32, phase: i32): i32 {
  return (kernel - phase + stride - 1) / stride;
}

/** Zeros before dy: the most taps a phase has, less one. */
function margin(kernel: i32, stride: i32): i32 {
  return taps(kernel, stride, 0) - 1;
}

/** Rows (columns) of dy with its margin that all of dx reaches. */
function frameSide(inputs: i32, pad: i32, kernel: i32, stride: i32): i32 {
  return (inputs - 1 + pad) / stride + 1 + margin(kernel, stride);
}

@inline
function clamp(value: i32, most: i32): i32 {
  return min(max(value, 0), most);
}

/** Bytes of scratch memory that {@link conv2dBackpropInput} needs. */
export function conv2dBackpropInputScratch(
  inH: i32, inW: i32, inC: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32, top: i32, left: i32,
): i32 {
  return panelBytes(kH * kW * outC, inC) + frameSide(inH, top, kH, sH) * frameSide(inW, left, kW, sW) * outC * 4;
}

/** Writes dx, or adds to what is there with `accumulate`. */
export function conv2dBackpropInput(
  dy: usize, dyH: i32, dyW: i32, batch: i32, outH: i32, outW: i32, outC: i32,
  filter: usize, kH: i32, kW: i32,
  dx: usize, inH: i32, inW: i32, inC: i32,
  sH: i32, sW: i32, top: i32, left: i32, accumulate: i32, scratch: usize,
): void {
  const frame = scratch + panelBytes(kH * kW * outC, inC);
  const frameH = frameSide(inH, top, kH, sH);
  const frameW = frameSide(inW, left, kW, sW);
  const marginH = margin(kH, sH);
  const marginW = margin(kW, sW);
  const pixel = outC * 4;
  const panels = panelCount(inC);

  packPhases(filter, kH, kW, inC, outC, sH, sW, scratch);
  // A stride longer than the kernel leaves inputs that no window covers.
  if (!accumulate && (sH > kH || sW > kW)) memory.fill(dx, 0, batch * inH * inW * inC * 4);

  for (let b = 0; b < batch; b++) {
    padImage(dy + b * dyH * dyW * pixel, dyW * pixel, outH, outW, pixel, frame, frameH, frameW, marginH, marginW);
    const dxOfImage = dx + b * inH * inW * inC * 4;
    let packed = scratch;
    for (let phaseH = 0; phaseH < min(sH, kH); phaseH++) {
      const tapsH = taps(kH, sH, phaseH);
      const firstH = (phaseH + sH - (top % sH)) % sH; // the first ih of this phase
      const q0H = (firstH + top - phaseH) / sH; // the output row that its tap 0 meets
      const rows = (inH - firstH + sH - 1) / sH;
      for (let phaseW = 0; phaseW < min(sW, kW); phaseW++) {
        const tapsW = taps(kW, sW, phaseW);
        const firstW = (phaseW + sW - (left % sW)) % sW;
        const q0W = (firstW + left - phaseW) / sW;
        const columns = (inW - firstW + sW - 1) / sW;
        const k = tapsH * tapsW * outC;
        const corner = (q0H + marginH - (tapsH - 1)) * frameW + (q0W + marginW - (tapsW - 1));
        const first = dxOfImage + (firstH * inW + firstW) * inC * 4;
        // Rows whose taps all lie inside of dy go together; the others leave out the taps in its margin.
        for (let row = 0; row < rows; ) {
          const tap = clamp(tapsH - 1 - q0H - row, tapsH), end = clamp(outH - q0H - row + tapsH - 1, tapsH);
          const count = tap == 0 && end == tapsH ? min(rows - row, outH - q0H - row) : 1;
          const a = frame + (corner + (row + tap) * frameW) * pixel;
          const to = first + row * sH * inW * inC * 4;
          for (let panel = 0; panel < panels; panel++) {
            contract(
              a, frameW * pixel, count, pixel, columns,
              frameW * pixel, max(end - tap, 0), 0, 1, 4, tapsW * outC,
              packed + (panel * tapsH + tap) * tapsW * outC * PANEL_BYTES, PANEL_BYTES,
              0, accumulate ? Epilogue.ACCUMULATE : Epilogue.STORE,
              to + panel * PANEL_BYTES, sH * inW * inC * 4, sW * inC * 4, panelWidth(panel, inC),
            );
          }
          row += count;
        }
        packed += panelBytes(k, inC);
      }
    }
  }
}

/** Packs each phase's part of the filter, taps reversed, as [tapH, tapW, co] rows of ci columns, one phase after the other. */
function packPhases(filter: usize, kH: i32, kW: i32, inC: i32, outC: i32, sH: i32, sW: i32, packed: usize): void {
  for (let phaseH = 0; phaseH < min(sH, kH); phaseH++) {
    const tapsH = taps(kH, sH, phaseH);
    for (let phaseW = 0; phaseW < min(sW, kW); phaseW++) {
      const tapsW = taps(kW, sW, phaseW);
      const k = tapsH * tapsW * outC;
      for (let tap = 0; tap < tapsH * tapsW; tap++) {
        const kh = phaseH + (tapsH - 1 - tap / tapsW) * sH;
        const kw = phaseW + (tapsW - 1 - (tap % tapsW)) * sW;
        packPanels(filter + (kh * kW + kw) * inC * outC * 4, 4, outC * 4, outC, inC, packed, tap * outC, k);
      }
      packed += panelBytes(k, inC);
    }
  }
}
