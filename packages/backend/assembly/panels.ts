// Packs the second factor of a contraction into panels: for every 8 neighbouring columns n, all k rows of 8 floats in a row,
// zeros where the matrix ends. The inner loop then reads it straight through, whatever the matrix' own layout was, so a
// transposed matrix costs nothing more.

import { PANEL_BYTES } from "./contract";

/** Panels that `n` columns need. */
export function panelCount(n: i32): i32 {
  return (n + 7) >> 3;
}

/** Bytes of `k` × `n` values packed in panels. */
export function panelBytes(k: i32, n: i32): i32 {
  return panelCount(n) * k * PANEL_BYTES;
}

/** Columns that are stored of panel number `panel` of `n` columns: 8, or what is left. */
export function panelWidth(panel: i32, n: i32): i32 {
  return min(8, n - (panel << 3));
}

/**
 * Packs `k` rows of `n` columns of `source` (distances `rowBytes`, `columnBytes`) into the panels at `to`, as their rows
 * `firstRow` and on; each panel holds `panelRows` rows.
 */
export function packPanels(
  source: usize, rowBytes: i32, columnBytes: i32, k: i32, n: i32,
  to: usize, firstRow: i32, panelRows: i32,
): void {
  const panels = panelCount(n);
  for (let panel = 0; panel < panels; panel++) {
    const width = panelWidth(panel, n);
    let row = to + (panel * panelRows + firstRow) * PANEL_BYTES;
    let from = source + (panel << 3) * columnBytes;
    const contiguous = width == 8 && columnBytes == 4;
    let i = 0;
    if (width == 8 && rowBytes == 4) {
      for (; i + 4 <= k; i += 4) {
        packTurned(from, columnBytes, row);
        packTurned(from + 4 * columnBytes, columnBytes, row + 16);
        row += 4 * PANEL_BYTES;
        from += 16;
      }
    }
    for (; i < k; i++) {
      if (contiguous) {
        v128.store(row, v128.load(from));
        v128.store(row, v128.load(from, 16), 16);
      } else {
        for (let c = 0; c < width; c++) store<f32>(row + 4 * c, load<f32>(from + c * columnBytes));
        for (let c = width; c < 8; c++) store<f32>(row + 4 * c, 0);
      }
      row += PANEL_BYTES;
      from += rowBytes;
    }
  }
}

/** Copies a bias of `n` values to `to`, filled up with zeros to whole panels. */
export function packBias(bias: usize, n: i32, to: usize): void {
  memory.fill(to, 0, panelCount(n) * PANEL_BYTES);
  memory.copy(to, bias, n * 4);
}

/** Packs 4 rows of 4 columns of a matrix whose columns are contiguous, `columnBytes` apart. */
@inline
function packTurned(source: usize, columnBytes: i32, to: usize): void {
  const c0 = v128.load(source), c1 = v128.load(source + columnBytes);
  const c2 = v128.load(source + 2 * columnBytes), c3 = v128.load(source + 3 * columnBytes);
  const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5), high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5), high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(to + PANEL_BYTES, v128.shuffle<i64>(low01, low23, 1, 3));
  v128.store(to + 2 * PANEL_BYTES, v128.shuffle<i64>(high01, high23, 0, 2));
  v128.store(to + 3 * PANEL_BYTES, v128.shuffle<i64>(high01, high23, 1, 3));
}
