// dx[b, the winner's patch][kh, kw, ci] += dy[b, ph, pw, co] · w[kh, kw, ci, co]   for all pooled pixels alive
//
// The counterpart of conv-pool-backprop-filter.ts: each channel's filter is laid out as vectors (patch-vectors.ts), filled up with
// zeros, once; up to 8 of them stay in registers while the live places of a few images are gone through, and each place
// adds them to its patch of the padded image in scratch. Zeros beyond a row change nothing.

import { madd } from "./contract";
import { frameBytes, isInside, reach } from "./frame";
import { imagesAtOnce, listLivePlaces, PLACE_BYTES } from "./live-places";
import { groupSize, listVectorOffsets, rowVectors, vectorOf, vectorsInGroups } from "./patch-vectors";

/** Bytes of one image as the patches' offsets see it, whole cache lines; one without padding may be larger than they reach. */
function planeBytes(
  inH: i32, inW: i32, inC: i32, convH: i32, convW: i32, kH: i32, kW: i32, sH: i32, sW: i32, top: i32, left: i32,
): i32 {
  const inside = isInside(inH, inW, reach(convH, sH, kH), reach(convW, sW, kW), top, left);
  const bytes = inside ? inH * inW * inC * 4 + 16 : frameBytes(convH, convW, kH, kW, sH, sW, inC);
  return (bytes + 63) & ~63;
}

/** Bytes of scratch memory that {@link convPoolBackpropInput} needs. */
export function convPoolBackpropInputScratch(
  inH: i32, inW: i32, inC: i32, convH: i32, convW: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32,
  top: i32, left: i32,
): i32 {
  const vectors = kH * rowVectors(kW, inC);
  const plane = planeBytes(inH, inW, inC, convH, convW, kH, kW, sH, sW, top, left);
  const images = imagesAtOnce(plane);
  const list = (images * convH * convW + 1) * PLACE_BYTES;
  return outC * vectors * 16 + vectors * 4 + list + images * plane + 64;
}

/** Overwrites dx. */
export function convPoolBackpropInput(
  dy: usize, origin: usize, batch: i32, pooledH: i32, pooledW: i32, outC: i32, filter: usize, kH: i32, kW: i32,
  dx: usize, inH: i32, inW: i32, inC: i32, convH: i32, convW: i32, sH: i32, sW: i32, top: i32, left: i32,
  scratch: usize,
): void {
  const inRow = rowVectors(kW, inC);
  const vectors = kH * inRow;
  const offsets = scratch + outC * vectors * 16;
  const list = offsets + vectors * 4;
  const framePlane = planeBytes(inH, inW, inC, convH, convW, kH, kW, sH, sW, top, left);
  const images = imagesAtOnce(framePlane);
  // A cache line's start: patches are read and written in vectors, none of which should lie in two lines.
  const frames = (list + (images * convH * convW + 1) * PLACE_BYTES + 63) & ~63;
  const frameW = reach(convW, sW, kW), frameH = reach(convH, sH, kH);
  const inside = isInside(inH, inW, frameH, frameW, top, left);
  const pixel = inC * 4;
  const imageBytes = inH * inW * pixel;
  const rowBytes = (inside ? inW : frameW) * pixel;
  const inPlace = inside && (inC & 3) == 0; // no vector reaches beyond a pixel, so none beyond the image
  const planeSize = inPlace ? imageBytes : framePlane;
  const pixels = pooledH * pooledW;
  transposeFilter(filter, kH, kW * inC, outC, inRow, scratch);
  listVectorOffsets(kH, inRow, rowBytes, offsets);
  const group = groupSize(inRow), grouped = vectorsInGroups(kH, inRow);

  for (let b = 0; b < batch; b += images) {
    const end = min(batch, b + images);
    const plane = inPlace ? dx + b * imageBytes : frames;
    memory.fill(plane, 0, (end - b) * planeSize);
    for (let co = 0; co < outC; co++) {
      let listEnd = list;
      for (let i = b; i < end; i++) {
        const at = (i * pixels * outC + co) * 4;
        // Column by column: neighbours in a row have patches that overlap, and the second would wait for the first to be stored.
        listEnd = listLivePlaces(
          dy + at, origin + at, pooledW, outC * 4, pooledH, pooledW * outC * 4, (i - b) * planeSize, listEnd,
        );
      }
      const count = <i32>(listEnd - list) / PLACE_BYTES;
      const own = scratch + co * vectors * 16;
      let v = 0;
      for (; v < grouped; v += group) {
        const patch = plane + load<i32>(offsets + v * 4);
        if (group == 8) add8(patch, list, count, own + v * 16);
        else add6(patch, list, count, own + v * 16);
      }
      for (; v + 3 <= vectors; v += 3) add3(plane, list, count, offsets + v * 4, own + v * 16);
      for (; v < vectors; v++) add1(plane, list, count, load<i32>(offsets + v * 4), own + v * 16);
    }
    if (inPlace) continue;
    for (let i = b; i < end; i++) {
      const from = plane + (i - b) * planeSize, image = dx + i * imageBytes;
      if (inside) memory.copy(image, from, imageBytes);
      else copyInside(from, frameH, frameW, top, left, image, inH, inW, pixel);
    }
  }
}

/** Lays a filter out as the vectors of a patch, one channel after the other. */
function transposeFilter(filter: usize, kH: i32, row: i32, outC: i32, inRow: i32, to: usize): void {
  memory.fill(to, 0, outC * kH * inRow * 16);
  for (let kh = 0; kh < kH; kh++) {
    for (let i = 0; i < row; i++) {
      for (let co = 0; co < outC; co++) {
        store<f32>(to + (co * kH * inRow + vectorOf(kh, i, kH, inRow)) * 16 + (i & 3) * 4, load<f32>(filter));
        filter += 4;
      }
    }
  }
}

/** Takes the image out of its padding; what no window reached is zero. */
function copyInside(
  plane: usize, frameH: i32, frameW: i32, top: i32, left: i32, image: usize, inH: i32, inW: i32, pixel: i32,
): void {
  const columns = min(inW, frameW - left);
  for (let row = 0; row < inH; row++) {
    const to = image + row * inW * pixel;
    if (row + top >= frameH || columns <= 0) {
      memory.fill(to, 0, inW * pixel);
      continue;
    }
    memory.copy(to, plane + ((row + top) * frameW + left) * pixel, columns * pixel);
    if (columns < inW) memory.fill(to + columns * pixel, 0, (inW - columns) * pixel);
  }
}

/** Adds dy · w at the listed places for eight neighbouring vectors of a patch. */
function add8(plane: usize, list: usize, count: i32, w: usize): void {
  const w0 = v128.load(w), w1 = v128.load(w, 16), w2 = v128.load(w, 32), w3 = v128.load(w, 48);
  const w4 = v128.load(w, 64), w5 = v128.load(w, 80), w6 = v128.load(w, 96), w7 = v128.load(w, 112);
  for (let n = count; n > 0; n--) {
    const patch = plane + load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    v128.store(patch, madd(g, w0, v128.load(patch)));
    v128.store(patch, madd(g, w1, v128.load(patch, 16)), 16);
    v128.store(patch, madd(g, w2, v128.load(patch, 32)), 32);
    v128.store(patch, madd(g, w3, v128.load(patch, 48)), 48);
    v128.store(patch, madd(g, w4, v128.load(patch, 64)), 64);
    v128.store(patch, madd(g, w5, v128.load(patch, 80)), 80);
    v128.store(patch, madd(g, w6, v128.load(patch, 96)), 96);
    v128.store(patch, madd(g, w7, v128.load(patch, 112)), 112);
  }
}

/** The same for six. */
function add6(plane: usize, list: usize, count: i32, w: usize): void {
  const w0 = v128.load(w), w1 = v128.load(w, 16), w2 = v128.load(w, 32);
  const w3 = v128.load(w, 48), w4 = v128.load(w, 64), w5 = v128.load(w, 80);
  for (let n = count; n > 0; n--) {
    const patch = plane + load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    v128.store(patch, madd(g, w0, v128.load(patch)));
    v128.store(patch, madd(g, w1, v128.load(patch, 16)), 16);
    v128.store(patch, madd(g, w2, v128.load(patch, 32)), 32);
    v128.store(patch, madd(g, w3, v128.load(patch, 48)), 48);
    v128.store(patch, madd(g, w4, v128.load(patch, 64)), 64);
    v128.store(patch, madd(g, w5, v128.load(patch, 80)), 80);
  }
}

/** The same for any three vectors. */
function add3(plane: usize, list: usize, count: i32, offsets: usize, w: usize): void {
  const f0 = plane + load<i32>(offsets), f1 = plane + load<i32>(offsets, 4), f2 = plane + load<i32>(offsets, 8);
  const w0 = v128.load(w), w1 = v128.load(w, 16), w2 = v128.load(w, 32);
  for (let n = count; n > 0; n--) {
    const place = load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    addTo(f0 + place, g, w0);
    addTo(f1 + place, g, w1);
    addTo(f2 + place, g, w2);
  }
}

/** The same for one vector. */
function add1(plane: usize, list: usize, count: i32, offset: i32, w: usize): void {
  const w0 = v128.load(w);
  for (let n = count; n > 0; n--) {
    addTo(plane + load<i32>(list) + offset, v128.load_splat<f32>(list, 4), w0);
    list += PLACE_BYTES;
  }
}

@inline
function addTo(to: usize, g: v128, w: v128): void {
  v128.store(to, madd(g, w, v128.load(to)));
}
