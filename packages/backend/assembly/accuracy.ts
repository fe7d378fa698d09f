// Whether each row of outputs p is right, as TF.js's metrics tell it: one float per row.

/** Index of the first largest value. */
@inline
function argMaxOf(x: usize, columns: i32): i32 {
  let best = 0;
  for (let c = 1; c < columns; c++) if (load<f32>(x + c * 4) > load<f32>(x + best * 4)) best = c;
  return best;
}

/** 1 where the largest output is that of the label. */
export function sparseCategoricalAccuracy(p: usize, labels: usize, hits: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    store<f32>(hits + r * 4, <f32>argMaxOf(p + r * columns * 4, columns) == load<f32>(labels + r * 4) ? 1 : 0);
  }
}

/** 1 where the largest output is that of the largest target. */
export function categoricalAccuracy(p: usize, targets: usize, hits: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    const row = r * columns * 4;
    store<f32>(hits + r * 4, argMaxOf(p + row, columns) == argMaxOf(targets + row, columns) ? 1 : 0);
  }
}

/** Share of the row's targets that equal its outputs, taken as 1 above ½ and 0 else. */
export function binaryAccuracy(p: usize, targets: usize, hits: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    let right = 0;
    for (let c = 0; c < columns; c++) {
      const at = (r * columns + c) * 4;
      if (load<f32>(targets + at) == (load<f32>(p + at) > 0.5 ? 1 : 0)) right++;
    }
    store<f32>(hits + r * 4, <f32>right / <f32>columns);
  }
}
