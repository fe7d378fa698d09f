// A convolution's patch as vectors: kH rows of kW·inC neighbouring floats, each filled up to whole vectors.
//
// They are numbered so that the whole groups of a row come first, row by row, and what is left of the rows after them: the
// kernels take a group of neighbours at one address where they can, and three or one at addresses of their own for the rest.

/** Vectors of one row. */
@inline
export function rowVectors(kW: i32, inC: i32): i32 {
  return (kW * inC + 3) >> 2;
}

/** Neighbouring vectors that are kept in registers at once: eight or six, whichever leaves less of a row. */
@inline
export function groupSize(inRow: i32): i32 {
  return inRow % 8 <= inRow % 6 ? 8 : 6;
}

/** Vectors of all rows that come in groups. */
@inline
export function vectorsInGroups(kH: i32, inRow: i32): i32 {
  return kH * (inRow - (inRow % groupSize(inRow)));
}

/** Number of the vector that holds float `i` of row `kh`. */
@inline
export function vectorOf(kh: i32, i: i32, kH: i32, inRow: i32): i32 {
  const j = i >> 2;
  const rest = inRow % groupSize(inRow);
  const whole = inRow - rest;
  return j < whole ? kh * whole + j : kH * whole + kh * rest + (j - whole);
}

/** Writes the offset of each vector from the patch's start, as int32, at `offsets`. */
export function listVectorOffsets(kH: i32, inRow: i32, rowBytes: i32, offsets: usize): void {
  for (let kh = 0; kh < kH; kh++) {
    for (let j = 0; j < inRow; j++) {
      store<i32>(offsets + vectorOf(kh, j * 4, kH, inRow) * 4, kh * rowBytes + j * 16);
    }
  }
}
