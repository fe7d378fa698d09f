// convPool (conv-pool.ts) for 3 × 3 filters and windows of 2 × 2: the four cells of a window are the four outputs of Winograd's
// F(2×2, 3×3), so less than half of the products are left (winograd.ts).
//
// The products of a cell are summed over the channels by the tile that contract.ts explains: 4 windows, in a row even across
// images, × 8 output channels.

import { madd, PANEL_BYTES } from "./contract";
import { frameBytes, isInside, reach } from "./frame";
import { padImage } from "./pad-image";
import { packBias, panelCount, panelWidth } from "./panels";
import { larger, lowerBound, placeOf, storePooled, upperBound } from "./pooled-cells";
import { CELLS, filtersBytes, transformFilters, transformPatch } from "./winograd";

/** Windows of a tile. */
const SLOTS: i32 = 4;
/** Bytes of the sums of one cell of a tile's windows. */
const SUM_BYTES: i32 = SLOTS * PANEL_BYTES;

/** Bytes of scratch memory that {@link convPoolWinograd} needs. */
export function convPoolWinogradScratch(inC: i32, convH: i32, convW: i32, outC: i32): i32 {
  const patches = CELLS * SLOTS * channelsOf(inC) * 4;
  const fixed = panelCount(outC) * PANEL_BYTES + CELLS * SUM_BYTES + SLOTS * 4 + 16;
  return filtersBytes(inC, outC) + patches + fixed + frameBytes(convH, convW, 3, 3, 1, 1, inC);
}

/** Channels of a transformed patch: whole vectors. */
@inline
function channelsOf(inC: i32): i32 {
  return (inC + 3) & ~3;
}

/** Strides of the filter are 1, of the windows 2; `bias` and `origin` may be 0 for none; x is read up to 12 bytes past its end. */
export function convPoolWinograd(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, filter: usize, bias: usize, y: usize, origin: usize,
  convH: i32, convW: i32, outC: i32, top: i32, left: i32, pooledH: i32, pooledW: i32, epilogue: i32, scratch: usize,
): void {
  const panels = panelCount(outC), channels = channelsOf(inC);
  const filters = scratch;
  const packedBias = filters + filtersBytes(inC, outC);
  const patches = packedBias + panels * PANEL_BYTES;
  const sums = patches + CELLS * SLOTS * channels * 4;
  const firsts = sums + CELLS * SUM_BYTES;
  const steps = firsts + SLOTS * 4;
  const frame = steps + 16;
  transformFilters(filter, inC, outC, filters);
  if (bias) packBias(bias, outC, packedBias);
  else memory.fill(packedBias, 0, panels * PANEL_BYTES);

  const frameH = reach(convH, 1, 3), frameW = reach(convW, 1, 3);
  const inside = isInside(inH, inW, frameH, frameW, top, left);
  const pixel = inC * 4;
  const rowBytes = (inside ? inW : frameW) * pixel;
  store<i32>(steps, pixel);
  store<i32>(steps, rowBytes, 4);
  const cellBytes = SLOTS * channels * 4;
  let slot = 0;

  for (let b = 0; b < batch; b++) {
    const image = x + b * inH * inW * pixel;
    if (!inside) padImage(image, inW * pixel, inH, inW, pixel, frame, frameH, frameW, top, left);
    const from = inside ? image : frame;
    for (let ph = 0; ph < pooledH; ph++) {
      for (let pw = 0; pw < pooledW; pw++) {
        const first = 2 * ph * rowBytes + 2 * pw * pixel;
        store<i32>(firsts + slot * 4, first);
        const to = patches + slot * channels * 4;
        for (let c = 0; c < inC; c += 4) transformPatch(from + first + c * 4, rowBytes, pixel, to + c * 4, cellBytes);
        if (++slot < SLOTS) continue;
        tile(patches, cellBytes, inC, filters, sums, firsts, SLOTS, packedBias, epilogue, steps, y, origin, outC);
        slot = 0;
        y += SLOTS * outC * 4;
        if (origin) origin += SLOTS * outC * 4;
      }
    }
  }
  if (slot) tile(patches, cellBytes, inC, filters, sums, firsts, slot, packedBias, epilogue, steps, y, origin, outC);
}

/** The outputs of up to 4 windows in a row. */
function tile(
  patches: usize, cellBytes: i32, inC: i32, filters: usize, sums: usize, firsts: usize, slots: i32,
  bias: usize, epilogue: i32, steps: usize, y: usize, origin: usize, outC: i32,
): void {
  const slotBytes = cellBytes / SLOTS;
  for (let panel = 0; panel < panelCount(outC); panel++) {
    let pb = filters + panel * CELLS * inC * PANEL_BYTES;
    for (let cell = 0; cell < CELLS; cell++) {
      let p0 = patches + cell * cellBytes, p1 = p0 + slotBytes, p2 = p1 + slotBytes, p3 = p2 + slotBytes;
      // The first step only multiplies: with few channels the additions to zero would be felt.
      const w0 = v128.load(pb), w1 = v128.load(pb, 16);
      pb += PANEL_BYTES;
      const c0 = v128.load_splat<f32>(p0), c1 = v128.load_splat<f32>(p1);
      p0 += 4;
      p1 += 4;
      let s00 = f32x4.mul(c0, w0), s01 = f32x4.mul(c0, w1), s10 = f32x4.mul(c1, w0), s11 = f32x4.mul(c1, w1);
      const c2 = v128.load_splat<f32>(p2), c3 = v128.load_splat<f32>(p3);
      p2 += 4;
      p3 += 4;
      let s20 = f32x4.mul(c2, w0), s21 = f32x4.mul(c2, w1), s30 = f32x4.mul(c3, w0), s31 = f32x4.mul(c3, w1);
      let step = inC - 1;
      do {
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
      } while (--step > 0);
      const to = sums + cell * SUM_BYTES;
      v128.store(to, s00);
      v128.store(to, s01, 16);
      v128.store(to, s10, 32);
      v128.store(to, s11, 48);
      v128.store(to, s20, 64);
      v128.store(to, s21, 80);
      v128.store(to, s30, 96);
      v128.store(to, s31, 112);
    }
    const width = panelWidth(panel, outC), own = panel * PANEL_BYTES;
    for (let slot = 0; slot < slots; slot++) {
      const first = load<i32>(firsts + slot * 4), at = slot * outC * 4 + own, from = sums + slot * PANEL_BYTES;
      summedWindow(from, first, bias + own, epilogue, steps, y + at, origin ? origin + at : 0, width);
      if (width > 4) {
        const high = at + 16;
        summedWindow(
          from + 16, first, bias + own + 16, epilogue, steps, y + high, origin ? origin + high : 0, width - 4,
        );
      }
    }
  }
}

/** Four channels of a window from the sums of its cells. */
@inline
function summedWindow(
  sums: usize, first: i32, bias: usize, epilogue: i32, steps: usize, y: usize, origin: usize, width: i32,
): void {
  const l0 = leftOf(sums), r0 = rightOf(sums);
  const l1 = leftOf(sums + 4 * SUM_BYTES), r1 = rightOf(sums + 4 * SUM_BYTES);
  const l2 = leftOf(sums + 8 * SUM_BYTES), r2 = rightOf(sums + 8 * SUM_BYTES);
  const l3 = leftOf(sums + 12 * SUM_BYTES), r3 = rightOf(sums + 12 * SUM_BYTES);
  const s0 = f32x4.add(f32x4.add(l0, l1), l2), s1 = f32x4.add(f32x4.add(r0, r1), r2);
  const s2 = f32x4.sub(f32x4.sub(l1, l2), l3), s3 = f32x4.sub(f32x4.sub(r1, r2), r3);
  const upper = larger(s0, s1), lower = larger(s2, s3), most = f32x4.pmax(upper, lower);
  const at = origin
    ? placeOf(s0, s2, upper, lower, most, v128.load_splat<i32>(steps), v128.load_splat<i32>(steps, 4))
    : i32x4.splat(0);
  const start = i32x4.add(at, i32x4.splat(first));
  storePooled(f32x4.add(most, v128.load(bias)), start, lowerBound(epilogue), upperBound(epilogue), y, origin, width);
}

/** A row of cells times the first column of A. */
@inline
function leftOf(row: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(row), v128.load(row, SUM_BYTES)), v128.load(row, 2 * SUM_BYTES));
}

/** A row of cells times the second column of A. */
@inline
function rightOf(row: usize): v128 {
  const inner = f32x4.sub(v128.load(row, SUM_BYTES), v128.load(row, 2 * SUM_BYTES));
  return f32x4.sub(inner, v128.load(row, 3 * SUM_BYTES));
}
