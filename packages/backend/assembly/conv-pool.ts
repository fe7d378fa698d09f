// y[b, ph, pw, co] = f(bias[co] + the largest of the window's cells (i, j) of
//                      Σ over kh, kw, ci   x[b, (ph·psh + i)·sh + kh − top, (pw·psw + j)·sw + kw − left, ci] · w[kh, kw, ci, co])
//
// A convolution whose outputs only a max pooling reads: the tile's 4 outputs are 4 cells of one window (all of it, for 2×2),
// so the maximum is taken in registers and nothing but it is stored. f is monotonic (none, ReLU, ReLU6), so it comes last.
//
// Two vectors of 8 channels and 4 splatted values of x make the 8 accumulators that contract.ts explains. The kW·inC floats of
// a filter's row are walked if they are many; if they are as few as the three of a 3 × 3 filter on one channel, all rows
// become one loop over a table of offsets.
//
// `origin` keeps, for the way back, where the winner's patch starts: its offset in bytes in the padded image, with the sign bit
// set where f is flat and no gradient passes.

import { convPoolPlain } from "./conv-pool-plain";
import { madd, PANEL_BYTES } from "./contract";
import { frameBytes, isInside, reach } from "./frame";
import { padImage } from "./pad-image";
import { packBias, packPanels, panelBytes, panelCount, panelWidth } from "./panels";
import { firstOf, largest, lowerBound, storePooled, upperBound } from "./pooled-cells";

/** Bytes of scratch memory that {@link convPool} needs. */
export function convPoolScratch(
  inC: i32, convH: i32, convW: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32,
): i32 {
  const k = kH * kW * inC;
  const cells = (convH * convW + 3) * 4; // a window is at most all outputs
  return panelBytes(k, outC) + panelCount(outC) * PANEL_BYTES + k * 4 + cells + frameBytes(convH, convW, kH, kW, sH, sW, inC);
}

/** Windows do not overlap and lie inside the convolution's outputs; `bias` and `origin` may be 0 for none. */
export function convPool(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32,
  filter: usize, kH: i32, kW: i32, bias: usize, y: usize, origin: usize,
  convH: i32, convW: i32, outC: i32, sH: i32, sW: i32, top: i32, left: i32,
  poolH: i32, poolW: i32, poolStrideH: i32, poolStrideW: i32, pooledH: i32, pooledW: i32,
  epilogue: i32, scratch: usize,
): void {
  const k = kH * kW * inC;
  const panels = panelCount(outC);
  const packedBias = scratch + panelBytes(k, outC);
  const offsets = packedBias + panels * PANEL_BYTES;
  const cellOffsets = offsets + k * 4;
  const frame = cellOffsets + (convH * convW + 3) * 4;
  packPanels(filter, outC * 4, 4, k, outC, scratch, 0, k);
  if (bias) packBias(bias, outC, packedBias);
  else memory.fill(packedBias, 0, panels * PANEL_BYTES);

  const frameH = reach(convH, sH, kH), frameW = reach(convW, sW, kW);
  const inside = isInside(inH, inW, frameH, frameW, top, left);
  const pixel = inC * 4;
  const rowBytes = (inside ? inW : frameW) * pixel;
  for (let i = 0; i < k; i++) store<i32>(offsets + i * 4, (i / (kW * inC)) * rowBytes + (i % (kW * inC)) * 4);
  // Past the last cell the tile of 4 repeats it: it cannot be larger than itself.
  const cells = poolH * poolW;
  for (let i = 0; i < cells + 3; i++) {
    const cell = min(i, cells - 1);
    store<i32>(cellOffsets + i * 4, (cell / poolW) * sH * rowBytes + (cell % poolW) * sW * pixel);
  }
  const isPlain = inC == 1 && kH == 3 && kW == 3 && sH == 1 && sW == 1 &&
    poolH == 2 && poolW == 2 && poolStrideH == 2 && poolStrideW == 2;
  const rowStep = poolStrideH * sH * rowBytes, columnStep = poolStrideW * sW * pixel;

  for (let b = 0; b < batch; b++) {
    const image = x + b * inH * inW * pixel;
    if (!inside) padImage(image, inW * pixel, inH, inW, pixel, frame, frameH, frameW, top, left);
    const from = inside ? image : frame;
    for (let panel = 0; panel < panels; panel++) {
      const width = panelWidth(panel, outC);
      const packed = scratch + panel * k * PANEL_BYTES, panelBias = packedBias + panel * PANEL_BYTES;
      let out = (b * pooledH * pooledW * outC + panel * 8) * 4;
      if (isPlain) {
        for (let c = 0; c < width; c += 4) {
          convPoolPlain(
            from, rowBytes, packed + c * 4, v128.load(panelBias + c * 4), lowerBound(epilogue), upperBound(epilogue),
            y + out + c * 4, origin ? origin + out + c * 4 : 0, outC * 4, width - c, pooledH, pooledW,
          );
        }
        continue;
      }
      for (let ph = 0; ph < pooledH; ph++) {
        let first = ph * rowStep;
        for (let pw = 0; pw < pooledW; pw++) {
          poolWindow(
            from, first, cellOffsets, cells, offsets, kH, rowBytes, kW * inC, packed, panelBias, epilogue,
            y + out, origin ? origin + out : 0, width,
          );
          first += columnStep;
          out += outC * 4;
        }
      }
    }
  }
}

/** Floats in a filter's row from which on walking them beats the table of offsets. */
const LONG_RUN: i32 = 8;

/** The outputs of one window for one panel: `cells` cells, their patches at `cellOffsets` from `first`. */
@inline
function poolWindow(
  from: usize, first: i32, cellOffsets: usize, cells: i32,
  offsets: usize, lines: i32, rowBytes: i32, steps: i32, b: usize, bias: usize, epilogue: i32,
  y: usize, origin: usize, width: i32,
): void {
  let low = f32x4.splat(0), high = f32x4.splat(0);
  let lowAt = i32x4.splat(0), highAt = i32x4.splat(0);
  for (let cell = 0; cell < cells; cell += 4) {
    const a0 = from + first + load<i32>(cellOffsets + cell * 4), a1 = from + first + load<i32>(cellOffsets + cell * 4, 4);
    const a2 = from + first + load<i32>(cellOffsets + cell * 4, 8), a3 = from + first + load<i32>(cellOffsets + cell * 4, 12);
    let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s10 = f32x4.splat(0), s11 = f32x4.splat(0);
    let s20 = f32x4.splat(0), s21 = f32x4.splat(0), s30 = f32x4.splat(0), s31 = f32x4.splat(0);
    let pb = b;
    if (steps < LONG_RUN) {
      // The first step only multiplies: with few steps the additions to zero would be felt.
      const start = load<i32>(offsets);
      const w0 = v128.load(pb), w1 = v128.load(pb, 16);
      pb += PANEL_BYTES;
      const c0 = v128.load_splat<f32>(a0 + start), c1 = v128.load_splat<f32>(a1 + start);
      s00 = f32x4.mul(c0, w0);
      s01 = f32x4.mul(c0, w1);
      s10 = f32x4.mul(c1, w0);
      s11 = f32x4.mul(c1, w1);
      const c2 = v128.load_splat<f32>(a2 + start), c3 = v128.load_splat<f32>(a3 + start);
      s20 = f32x4.mul(c2, w0);
      s21 = f32x4.mul(c2, w1);
      s30 = f32x4.mul(c3, w0);
      s31 = f32x4.mul(c3, w1);
      let po = offsets + 4;
      for (let step = lines * steps - 1; step > 0; step--) {
        const offset = load<i32>(po);
        po += 4;
        const b0 = v128.load(pb), b1 = v128.load(pb, 16);
        pb += PANEL_BYTES;
        const x0 = v128.load_splat<f32>(a0 + offset);
        s00 = madd(x0, b0, s00);
        s01 = madd(x0, b1, s01);
        const x1 = v128.load_splat<f32>(a1 + offset);
        s10 = madd(x1, b0, s10);
        s11 = madd(x1, b1, s11);
        const x2 = v128.load_splat<f32>(a2 + offset);
        s20 = madd(x2, b0, s20);
        s21 = madd(x2, b1, s21);
        const x3 = v128.load_splat<f32>(a3 + offset);
        s30 = madd(x3, b0, s30);
        s31 = madd(x3, b1, s31);
      }
    } else {
      for (let line = 0; line < lines; line++) {
        const offset = line * rowBytes;
        let p0 = a0 + offset, p1 = a1 + offset, p2 = a2 + offset, p3 = a3 + offset;
        for (let step = steps; step > 0; step--) {
          const b0 = v128.load(pb), b1 = v128.load(pb, 16);
          pb += PANEL_BYTES;
          const x0 = v128.load_splat<f32>(p0);
          p0 += 4;
          s00 = madd(x0, b0, s00);
          s01 = madd(x0, b1, s01);
          const x1 = v128.load_splat<f32>(p1);
          p1 += 4;
          s10 = madd(x1, b0, s10);
          s11 = madd(x1, b1, s11);
          const x2 = v128.load_splat<f32>(p2);
          p2 += 4;
          s20 = madd(x2, b0, s20);
          s21 = madd(x2, b1, s21);
          const x3 = v128.load_splat<f32>(p3);
          p3 += 4;
          s30 = madd(x3, b0, s30);
          s31 = madd(x3, b1, s31);
        }
      }
    }
    const most = largest(s00, s10, s20, s30), mostHigh = largest(s01, s11, s21, s31);
    if (cell == 0) {
      low = most;
      high = mostHigh;
      if (origin) {
        lowAt = firstOf(most, s00, s10, s20, s30, cellOffsets);
        highAt = firstOf(mostHigh, s01, s11, s21, s31, cellOffsets);
      }
      continue;
    }
    if (origin) {
      const at = firstOf(most, s00, s10, s20, s30, cellOffsets + cell * 4);
      const highAt4 = firstOf(mostHigh, s01, s11, s21, s31, cellOffsets + cell * 4);
      lowAt = v128.bitselect(at, lowAt, f32x4.gt(most, low));
      highAt = v128.bitselect(highAt4, highAt, f32x4.gt(mostHigh, high));
    }
    low = f32x4.pmax(low, most);
    high = f32x4.pmax(high, mostHigh);
  }
  const lower = lowerBound(epilogue), upper = upperBound(epilogue), start = i32x4.splat(first);
  storePooled(f32x4.add(low, v128.load(bias)), i32x4.add(lowAt, start), lower, upper, y, origin, width);
  if (width <= 4) return;
  storePooled(
    f32x4.add(high, v128.load(bias, 16)), i32x4.add(highAt, start), lower, upper, y + 16, origin ? origin + 16 : 0, width - 4,
  );
}
