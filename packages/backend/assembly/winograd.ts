// The transforms of Winograd's minimal filtering F(2×2, 3×3): 2 × 2 neighbouring outputs of a 3 × 3 filter from their 4 × 4 patch
// with 16 products per input channel where the definition needs 36.
//
//   outputs = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A
//
//        1  0 −1  0          1   0   0
//   Bᵀ = 0  1  1  0     G =  ½   ½   ½     Aᵀ = 1  1  1  0
//        0 −1  1  0          ½  −½   ½          0  1 −1 −1
//        0  1  0 −1          0   0   1
//
// Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016, section 4.1.

import { PANEL_BYTES } from "./contract";
import { panelCount, panelWidth } from "./panels";
import { loadPart } from "./partial-vector";

/** Cells of a patch, and products of one input channel. */
export const CELLS: i32 = 16;

/** Bytes of the transformed filters of `inC` × `outC` channels. */
export function filtersBytes(inC: i32, outC: i32): i32 {
  return panelCount(outC) * CELLS * inC * PANEL_BYTES;
}

/** Writes G g Gᵀ of all filters (HWIO) to `to`: for each panel of 8 output channels, each cell and each input channel 8 floats. */
export function transformFilters(filter: usize, inC: i32, outC: i32, to: usize): void {
  const panels = panelCount(outC);
  for (let panel = 0; panel < panels; panel++) {
    for (let ci = 0; ci < inC; ci++) {
      for (let half = 0; half < 2; half++) {
        const from = filter + (ci * outC + panel * 8 + half * 4) * 4;
        const cells = to + (panel * CELLS * inC + ci) * PANEL_BYTES + half * 16;
        transformFilter(from, inC * outC * 4, panelWidth(panel, outC) - half * 4, cells, inC * PANEL_BYTES);
      }
    }
  }
}

/** The same of 4 output channels of one input channel, of which `width` exist; the filter's taps are `tapBytes` apart. */
function transformFilter(from: usize, tapBytes: i32, width: i32, to: usize, cellBytes: i32): void {
  for (let row = 0; row < 4; row++) {
    const r0 = filterRow(from, 3 * tapBytes, width, row);
    const r1 = filterRow(from + tapBytes, 3 * tapBytes, width, row);
    const r2 = filterRow(from + 2 * tapBytes, 3 * tapBytes, width, row);
    const cells = to + row * 4 * cellBytes;
    v128.store(cells, r0);
    v128.store(cells + cellBytes, halfOf(f32x4.add(f32x4.add(r0, r2), r1)));
    v128.store(cells + 2 * cellBytes, halfOf(f32x4.sub(f32x4.add(r0, r2), r1)));
    v128.store(cells + 3 * cellBytes, r2);
  }
}

/** Row `row` of G times one column of a filter. */
function filterRow(from: usize, rowBytes: i32, width: i32, row: i32): v128 {
  const g0 = loadPart(from, width, 0), g1 = loadPart(from + rowBytes, width, 0), g2 = loadPart(from + 2 * rowBytes, width, 0);
  if (row == 0) return g0;
  if (row == 3) return g2;
  const ends = f32x4.add(g0, g2);
  return halfOf(row == 1 ? f32x4.add(ends, g1) : f32x4.sub(ends, g1));
}

@inline
function halfOf(value: v128): v128 {
  return f32x4.mul(value, f32x4.splat(0.5));
}

/** Writes Bᵀ d B of 4 channels of a patch, its cells `pixel` and its rows `rowBytes` apart, as 16 vectors `cellBytes` apart. */
@inline
export function transformPatch(patch: usize, rowBytes: i32, pixel: i32, to: usize, cellBytes: i32): void {
  const row1 = patch + rowBytes, row2 = row1 + rowBytes, row3 = row2 + rowBytes;
  transformCells(patch, row2, false, pixel, to, cellBytes);
  transformCells(row1, row2, true, pixel, to + 4 * cellBytes, cellBytes);
  transformCells(row2, row1, false, pixel, to + 8 * cellBytes, cellBytes);
  transformCells(row1, row3, false, pixel, to + 12 * cellBytes, cellBytes);
}

/** A row of Bᵀ d, the sum or the difference of two rows of d, times B. */
@inline
function transformCells(one: usize, other: usize, adds: bool, pixel: i32, to: usize, cellBytes: i32): void {
  const a = joined(one, other, adds), b = joined(one + pixel, other + pixel, adds);
  const c = joined(one + 2 * pixel, other + 2 * pixel, adds), d = joined(one + 3 * pixel, other + 3 * pixel, adds);
  v128.store(to, f32x4.sub(a, c));
  v128.store(to + cellBytes, f32x4.add(b, c));
  v128.store(to + 2 * cellBytes, f32x4.sub(c, b));
  v128.store(to + 3 * cellBytes, f32x4.sub(b, d));
}

@inline
function joined(one: usize, other: usize, adds: bool): v128 {
  return adds ? f32x4.add(v128.load(one), v128.load(other)) : f32x4.sub(v128.load(one), v128.load(other));
}
