// out = x where x ≥ 0, alpha·x elsewhere; alpha has one value for each of the last `columns` values of x.

export function prelu(x: usize, alpha: usize, out: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < columns; i++) {
      const value = load<f32>(x + i * 4);
      store<f32>(out + i * 4, value < 0 ? load<f32>(alpha + i * 4) * value : value);
    }
    x += columns * 4;
    out += columns * 4;
  }
}
