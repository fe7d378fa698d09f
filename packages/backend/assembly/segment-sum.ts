// out[s, i] = Σ over the rows r with segmentIds[r] = s   x[r, i]; rows whose id is outside of [0, segments) count nowhere.

/** Bytes of scratch memory that {@link segmentSum} needs: the sums in double precision. */
export function segmentSumScratch(segments: i32, inner: i32): i32 {
  return segments * inner * 8;
}

export function segmentSum(
  x: usize, segmentIds: usize, out: usize, rows: i32, inner: i32, segments: i32, scratch: usize,
): void {
  memory.fill(scratch, 0, segments * inner * 8);
  for (let r = 0; r < rows; r++) {
    const id = load<u32>(segmentIds + r * 4);
    if (id >= <u32>segments) continue;
    const sums = scratch + id * inner * 8;
    const from = x + r * inner * 4;
    for (let i = 0; i < inner; i++) store<f64>(sums + i * 8, load<f64>(sums + i * 8) + <f64>load<f32>(from + i * 4));
  }
  for (let i = 0; i < segments * inner; i++) store<f32>(out + i * 4, <f32>load<f64>(scratch + i * 8));
}
