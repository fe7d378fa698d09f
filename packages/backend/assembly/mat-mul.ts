// out[i, j] = Σ over k   a[i, k] · b[k, j], each factor with its own distances between rows and columns, so that either may be
// transposed. b is packed into panels of 8 columns j; the tile's 4 columns are 4 neighbouring rows i of a.

import { contract, PANEL_BYTES } from "./contract";
import { packBias, packPanels, panelBytes, panelCount, panelWidth } from "./panels";

/** Bytes of scratch memory that {@link matMul} needs. */
export function matMulScratch(inner: i32, columns: i32): i32 {
  return panelBytes(inner, columns) + panelCount(columns) * PANEL_BYTES;
}

export function matMul(
  a: usize, aRow: i32, aColumn: i32,
  b: usize, bRow: i32, bColumn: i32,
  bias: usize, epilogue: i32,
  out: usize, rows: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const packedBias = scratch + panelBytes(inner, columns);
  packPanels(b, bRow, bColumn, inner, columns, scratch, 0, inner);
  if (bias) packBias(bias, columns, packedBias);
  for (let panel = 0; panel < panelCount(columns); panel++) {
    contract(
      a, 0, 1, aRow, rows,
      0, 1, 0, 1, aColumn, inner,
      scratch + panel * inner * PANEL_BYTES, PANEL_BYTES, bias ? packedBias + panel * PANEL_BYTES : 0, epilogue,
      out + panel * PANEL_BYTES, 0, columns * 4, panelWidth(panel, columns),
    );
  }
}
