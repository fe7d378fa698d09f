// Copies of rows of bytes: what slices and gathers are made of.

/** Copies `rows` rows of `bytes` each, `stride` bytes apart in `from`, one after the other to `to`. */
export function copyRows(from: usize, stride: i32, bytes: i32, rows: i32, to: usize): void {
  for (let r = 0; r < rows; r++) {
    memory.copy(to, from, bytes);
    from += stride;
    to += bytes;
  }
}

/**
 * out[o, i] = x[o, indices[i]] for rows of `bytes`; `size` rows in each of the `outer` parts of x. The caller has checked that
 * every index is in [0, size).
 */
export function gatherRows(x: usize, indices: usize, out: usize, outer: i32, size: i32, count: i32, bytes: i32): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < count; i++) {
      memory.copy(out, x + load<i32>(indices + i * 4) * bytes, bytes);
      out += bytes;
    }
    x += size * bytes;
  }
}

/** The first index outside of [0, size), or −1. */
export function firstOutside(indices: usize, count: i32, size: i32): i32 {
  for (let i = 0; i < count; i++) {
    if (load<u32>(indices + i * 4) >= <u32>size) return i;
  }
  return -1;
}
