// dw[kh, kw, ci, co] = Σ over images and pooled pixels alive   dy[b, ph, pw, co] · x[b, the winner's patch][kh, kw, ci]
//
// Only one cell of each window has a gradient, and each channel another one, so the vector runs over the kW·inC neighbouring
// floats of a row of the patch (patch-vectors.ts). A channel's dw is kept as such vectors in scratch; up to 8 of them are added
// up in registers over the live places of a few images. Lanes beyond a row hold sums that are not stored.

import { madd } from "./contract";
import { frameBytes, isInside, reach } from "./frame";
import { imagesAtOnce, listLivePlaces, PLACE_BYTES, takeLive } from "./live-places";
import { padImage } from "./pad-image";
import { groupSize, listVectorOffsets, rowVectors, vectorOf, vectorsInGroups } from "./patch-vectors";

/** Bytes of scratch memory that {@link convPoolBackpropFilter} needs. */
export function convPoolBackpropFilterScratch(
  inC: i32, convH: i32, convW: i32, outC: i32, kH: i32, kW: i32, sH: i32, sW: i32, pooledH: i32, pooledW: i32,
): i32 {
  const vectors = kH * rowVectors(kW, inC);
  const live = pooledH * pooledW * outC * 4;
  const frame = frameBytes(convH, convW, kH, kW, sH, sW, inC);
  const images = imagesAtOnce(frame);
  const list = (images * pooledH * pooledW + 1) * PLACE_BYTES;
  return outC * vectors * 16 + outC * 8 + live + vectors * 4 + list + images * frame;
}

/** Overwrites dw and, unless it is 0, dbias; x is read up to 12 bytes past its end. */
export function convPoolBackpropFilter(
  x: usize, batch: i32, inH: i32, inW: i32, inC: i32, dy: usize, origin: usize, pooledH: i32, pooledW: i32, outC: i32,
  dw: usize, dbias: usize, kH: i32, kW: i32, convH: i32, convW: i32, sH: i32, sW: i32, top: i32, left: i32,
  scratch: usize,
): void {
  const inRow = rowVectors(kW, inC);
  const vectors = kH * inRow;
  const sums = scratch;
  const biasSums = sums + outC * vectors * 16;
  const live = biasSums + outC * 8;
  const offsets = live + pooledH * pooledW * outC * 4;
  const list = offsets + vectors * 4;
  const frameSize = frameBytes(convH, convW, kH, kW, sH, sW, inC);
  const pixels = pooledH * pooledW;
  const images = imagesAtOnce(frameSize);
  const frames = list + (images * pixels + 1) * PLACE_BYTES;
  const frameH = reach(convH, sH, kH), frameW = reach(convW, sW, kW);
  const inside = isInside(inH, inW, frameH, frameW, top, left);
  const pixel = inC * 4;
  const imageBytes = inH * inW * pixel;
  const rowBytes = (inside ? inW : frameW) * pixel;
  const planeBytes = inside ? imageBytes : frameSize;
  memory.fill(sums, 0, outC * vectors * 16 + outC * 8);
  listVectorOffsets(kH, inRow, rowBytes, offsets);
  const group = groupSize(inRow), grouped = vectorsInGroups(kH, inRow);

  for (let b = 0; b < batch; b += images) {
    const end = min(batch, b + images);
    const from = inside ? x + b * imageBytes : frames;
    for (let i = b; i < end; i++) {
      const plane = from + (i - b) * planeBytes;
      if (!inside) padImage(x + i * imageBytes, inW * pixel, inH, inW, pixel, plane, frameH, frameW, top, left);
      const first = i * pixels * outC * 4;
      takeLive(dy + first, origin + first, pixels, outC, live, biasSums);
      if (vectors == 3) sumAll3(plane, live, origin + first, pixels, outC, offsets, sums);
    }
    if (vectors == 3) continue;
    for (let co = 0; co < outC; co++) {
      let listEnd = list;
      for (let i = b; i < end; i++) {
        const at = (i * pixels * outC + co) * 4;
        listEnd = listLivePlaces(dy + at, origin + at, 1, 0, pixels, outC * 4, (i - b) * planeBytes, listEnd);
      }
      const count = <i32>(listEnd - list) / PLACE_BYTES;
      const own = sums + co * vectors * 16;
      let v = 0;
      for (; v < grouped; v += group) {
        const patch = from + load<i32>(offsets + v * 4);
        if (group == 8) sum8(patch, list, count, own + v * 16);
        else sum6(patch, list, count, own + v * 16);
      }
      for (; v + 3 <= vectors; v += 3) sum3(from, list, count, offsets + v * 4, own + v * 16);
      for (; v < vectors; v++) sum1(from, list, count, load<i32>(offsets + v * 4), own + v * 16);
    }
  }

  for (let kh = 0; kh < kH; kh++) {
    for (let i = 0; i < kW * inC; i++) {
      for (let co = 0; co < outC; co++) {
        store<f32>(dw, load<f32>(sums + (co * vectors + vectorOf(kh, i, kH, inRow)) * 16 + (i & 3) * 4));
        dw += 4;
      }
    }
  }
  if (dbias) for (let co = 0; co < outC; co++) store<f32>(dbias + co * 4, <f32>load<f64>(biasSums + co * 8));
}

/** Adds dy · x over the listed places for eight neighbouring vectors of a patch. */
function sum8(from: usize, list: usize, count: i32, to: usize): void {
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32), s3 = v128.load(to, 48);
  let s4 = v128.load(to, 64), s5 = v128.load(to, 80), s6 = v128.load(to, 96), s7 = v128.load(to, 112);
  for (let n = count; n > 0; n--) {
    const patch = from + load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    s0 = madd(g, v128.load(patch), s0);
    s1 = madd(g, v128.load(patch, 16), s1);
    s2 = madd(g, v128.load(patch, 32), s2);
    s3 = madd(g, v128.load(patch, 48), s3);
    s4 = madd(g, v128.load(patch, 64), s4);
    s5 = madd(g, v128.load(patch, 80), s5);
    s6 = madd(g, v128.load(patch, 96), s6);
    s7 = madd(g, v128.load(patch, 112), s7);
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(to, s4, 64);
  v128.store(to, s5, 80);
  v128.store(to, s6, 96);
  v128.store(to, s7, 112);
}

/** The same for six. */
function sum6(from: usize, list: usize, count: i32, to: usize): void {
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32);
  let s3 = v128.load(to, 48), s4 = v128.load(to, 64), s5 = v128.load(to, 80);
  for (let n = count; n > 0; n--) {
    const patch = from + load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    s0 = madd(g, v128.load(patch), s0);
    s1 = madd(g, v128.load(patch, 16), s1);
    s2 = madd(g, v128.load(patch, 32), s2);
    s3 = madd(g, v128.load(patch, 48), s3);
    s4 = madd(g, v128.load(patch, 64), s4);
    s5 = madd(g, v128.load(patch, 80), s5);
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(to, s4, 64);
  v128.store(to, s5, 80);
}

/** The same for any three vectors. */
function sum3(from: usize, list: usize, count: i32, offsets: usize, to: usize): void {
  const f0 = from + load<i32>(offsets), f1 = from + load<i32>(offsets, 4), f2 = from + load<i32>(offsets, 8);
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32);
  for (let n = count; n > 0; n--) {
    const place = load<i32>(list);
    const g = v128.load_splat<f32>(list, 4);
    list += PLACE_BYTES;
    s0 = madd(g, v128.load(f0 + place), s0);
    s1 = madd(g, v128.load(f1 + place), s1);
    s2 = madd(g, v128.load(f2 + place), s2);
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
}

/** The same for patches of three vectors, such as 3 × 3 of one channel: in one pass, so without a list of the live places. */
function sumAll3(from: usize, live: usize, origin: usize, pixels: i32, outC: i32, offsets: usize, to: usize): void {
  const f0 = from + load<i32>(offsets), f1 = from + load<i32>(offsets, 4), f2 = from + load<i32>(offsets, 8);
  for (let co = 0; co < outC; co++) {
    let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32);
    let dy = live + co * 4, place = origin + co * 4;
    for (let n = pixels; n > 0; n--) {
      const patch = load<i32>(place) & 0x7fffffff; // dead places have a gradient of 0
      const g = v128.load_splat<f32>(dy);
      dy += outC * 4;
      place += outC * 4;
      s0 = madd(g, v128.load(f0 + patch), s0);
      s1 = madd(g, v128.load(f1 + patch), s1);
      s2 = madd(g, v128.load(f2 + patch), s2);
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    to += 48;
  }
}

/** The same for one vector. */
function sum1(from: usize, list: usize, count: i32, offset: i32, to: usize): void {
  let sum = v128.load(to);
  for (let n = count; n > 0; n--) {
    sum = madd(v128.load_splat<f32>(list, 4), v128.load(from + load<i32>(list) + offset), sum);
    list += PLACE_BYTES;
  }
  v128.store(to, sum);
}
