/**
 * The position of the largest value of each row, the first one on ties; bytes for up to 256 columns.
 *
 * @param values - Shape [rows, columns], row by row.
 */
export function argMaxRows(values: Float32Array, rows: number, columns: number): Uint8Array | Int32Array {
  const best = columns <= 256 ? new Uint8Array(rows) : new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const offset = row * columns;
    let index = 0;
    for (let column = 1; column < columns; column++) {
      if (values[offset + column]! > values[offset + index]!) index = column;
    }
    best[row] = index;
  }
  return best;
}
