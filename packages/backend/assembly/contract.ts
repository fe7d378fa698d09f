// The one multiply-add loop of this package. A convolution, both of its gradients and every matrix product are the same
// contraction, only with other strides:
//
//   out[r, c, n] (+)= Σ over line, run, step   a[r·aRow + c·aCol + line·aLine + run·aRun + step·aStep] · b[k, n]
//
// where k counts (line, run, step) in order and n runs over one panel of at most 8 neighbouring values of b.
//
// The tile: 4 outputs in a row (4 values of a, each splatted over a vector) × 8 values n (2 vectors of b) in 8 accumulators. One
// step costs 6 loads and 8 multiply-adds. More accumulators spill without a fused multiply-add, and unrolling the step loop
// makes the engine hoist loads and spill, so there is one step per iteration. All strides are in bytes.
//
// The order of additions for one output is (line, run, step), whatever the tile: results do not depend on the batch.

/** Bytes of one row of a packed panel: 8 floats. */
export const PANEL_BYTES = 32;

/** What happens to the finished sums. */
export const enum Epilogue {
  STORE = 0,
  RELU = 1,
  RELU6 = 2,
  ACCUMULATE = 3,
}

/** Fills `rows` × `cols` outputs of one panel; `bias` (8 floats of a panel) is 0 for none, `width` ≤ 8 columns are stored. */
export function contract(
  a: usize, aRow: i32, rows: i32, aCol: i32, cols: i32,
  aLine: i32, lines: i32, aRun: i32, runs: i32, aStep: i32, steps: i32,
  b: usize, bStep: i32, bias: usize, epilogue: i32,
  out: usize, outRow: i32, outCol: i32, width: i32,
): void {
  // Outputs are taken in order across the ends of rows, so that only the last tile of all can be short.
  const total = rows * cols;
  const aJump = aRow - (cols - 1) * aCol; // from the last column of a row to the first of the next
  const outJump = outRow - (cols - 1) * outCol;
  let a0 = a, o0 = out, c0 = 0;
  for (let first = 0; first < total; first += 4) {
    const c1 = nextColumn(c0, cols), c2 = nextColumn(c1, cols), c3 = nextColumn(c2, cols), c4 = nextColumn(c3, cols);
    // Past the end the tile repeats an output: it computes the same sum again and stores it once.
    const a1 = first + 1 < total ? a0 + (c1 ? aCol : aJump) : a0, o1 = o0 + (c1 ? outCol : outJump);
    const a2 = first + 2 < total ? a1 + (c2 ? aCol : aJump) : a1, o2 = o1 + (c2 ? outCol : outJump);
    const a3 = first + 3 < total ? a2 + (c3 ? aCol : aJump) : a2, o3 = o2 + (c3 ? outCol : outJump);
    let s00 = f32x4.splat(0), s01 = f32x4.splat(0), s10 = f32x4.splat(0), s11 = f32x4.splat(0);
    let s20 = f32x4.splat(0), s21 = f32x4.splat(0), s30 = f32x4.splat(0), s31 = f32x4.splat(0);
    let pb = b;
    for (let line = 0; line < lines; line++) {
      for (let run = 0; run < runs; run++) {
        const offset = line * aLine + run * aRun;
        let p0 = a0 + offset, p1 = a1 + offset, p2 = a2 + offset, p3 = a3 + offset;
        for (let step = steps; step > 0; step--) {
          const b0 = v128.load(pb), b1 = v128.load(pb, 16);
          pb += bStep;
          const x0 = v128.load_splat<f32>(p0);
          p0 += aStep;
          s00 = madd(x0, b0, s00);
          s01 = madd(x0, b1, s01);
          const x1 = v128.load_splat<f32>(p1);
          p1 += aStep;
          s10 = madd(x1, b0, s10);
          s11 = madd(x1, b1, s11);
          const x2 = v128.load_splat<f32>(p2);
          p2 += aStep;
          s20 = madd(x2, b0, s20);
          s21 = madd(x2, b1, s21);
          const x3 = v128.load_splat<f32>(p3);
          p3 += aStep;
          s30 = madd(x3, b0, s30);
          s31 = madd(x3, b1, s31);
        }
      }
    }
    finish(s00, s01, bias, epilogue, o0, width);
    if (first + 1 < total) finish(s10, s11, bias, epilogue, o1, width);
    if (first + 2 < total) finish(s20, s21, bias, epilogue, o2, width);
    if (first + 3 < total) finish(s30, s31, bias, epilogue, o3, width);
    a0 = a3 + (c4 ? aCol : aJump);
    o0 = o3 + (c4 ? outCol : outJump);
    c0 = c4;
  }
}

/** The column after `column`, 0 after the last. */
@inline
export function nextColumn(column: i32, columns: i32): i32 {
  return column + 1 == columns ? 0 : column + 1;
}

/** x·b + sum: in one rounding where the binary is built with relaxed SIMD, in two and the same everywhere otherwise. */
@inline
export function madd(x: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(x, b, sum) : f32x4.add(sum, f32x4.mul(x, b));
}

/** Adds the bias, applies the activation and stores `width` of the 8 sums. `x < 0 ? 0 : x` keeps a NaN, as TF.js does. */
@inline
export function finish(low: v128, high: v128, bias: usize, epilogue: i32, out: usize, width: i32): void {
  if (bias) {
    low = f32x4.add(low, v128.load(bias));
    high = f32x4.add(high, v128.load(bias, 16));
  }
  if (epilogue == Epilogue.RELU || epilogue == Epilogue.RELU6) {
    low = f32x4.pmax(low, f32x4.splat(0));
    high = f32x4.pmax(high, f32x4.splat(0));
    if (epilogue == Epilogue.RELU6) {
      low = f32x4.pmin(low, f32x4.splat(6));
      high = f32x4.pmin(high, f32x4.splat(6));
    }
  }
  const accumulate = epilogue == Epilogue.ACCUMULATE;
  if (width == 8) {
    if (accumulate) {
      low = f32x4.add(v128.load(out), low);
      high = f32x4.add(v128.load(out, 16), high);
    }
    v128.store(out, low);
    v128.store(out, high, 16);
    return;
  }
  // A narrow panel: store one value at a time and rotate the next into the first lane.
  for (let n = 0; n < width; n++) {
    const sum = f32x4.extract_lane(low, 0);
    const to = out + 4 * n;
    store<f32>(to, accumulate ? load<f32>(to) + sum : sum);
    low = v128.shuffle<i32>(low, high, 1, 2, 3, 4);
    high = v128.shuffle<i32>(high, high, 1, 2, 3, 0);
  }
}
