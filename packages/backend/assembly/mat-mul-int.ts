// out[i, j] = Σ over k   a[i, k] · b[k, j] in whole numbers, for the few matrices of int32 (confusion matrices, mesh grids).

export function matMulInt(
  a: usize, aRow: i32, aColumn: i32, b: usize, bRow: i32, bColumn: i32, out: usize, rows: i32, inner: i32, columns: i32,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let total = 0;
      for (let k = 0; k < inner; k++) {
        total += load<i32>(a + i * aRow + k * aColumn) * load<i32>(b + k * bRow + j * bColumn);
      }
      store<i32>(out + (i * columns + j) * 4, total);
    }
  }
}
