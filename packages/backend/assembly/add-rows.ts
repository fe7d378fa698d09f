// out[r, i] = a[r, i] + b[i]: a bias added to every row of `columns` values.

export function addRows(a: usize, b: usize, out: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    let i = 0;
    for (; i + 4 <= columns; i += 4) v128.store(out + i * 4, f32x4.add(v128.load(a + i * 4), v128.load(b + i * 4)));
    for (; i < columns; i++) store<f32>(out + i * 4, load<f32>(a + i * 4) + load<f32>(b + i * 4));
    a += columns * 4;
    out += columns * 4;
  }
}
