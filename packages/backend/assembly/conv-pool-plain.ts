// convPool (conv-pool.ts) for 3 × 3 filters on one channel and windows of 2 × 2, the first layer of most small networks: the nine
// weights of 4 output channels and the four cells of a window fill the registers, and each pixel of the 4 × 4 patch is loaded once.
//
// The additions have convPool's order, so the bits are the same.

import { madd } from "./contract";
import { larger, placeOf, storePooled } from "./pooled-cells";

/**
 * The outputs of 4 channels of one image, of which `width` exist; their weights start at `filters`, PANEL_BYTES apart, and
 * their pooled pixels at `y`, `pixelBytes` apart.
 */
export function convPoolPlain(
  image: usize, rowBytes: i32, filters: usize, bias: v128, lower: v128, upper: v128,
  y: usize, origin: usize, pixelBytes: i32, width: i32, pooledH: i32, pooledW: i32,
): void {
  const w0 = v128.load(filters), w1 = v128.load(filters, 32), w2 = v128.load(filters, 64);
  const w3 = v128.load(filters, 96), w4 = v128.load(filters, 128), w5 = v128.load(filters, 160);
  const w6 = v128.load(filters, 192), w7 = v128.load(filters, 224), w8 = v128.load(filters, 256);
  const pixel = i32x4.splat(4), row = i32x4.splat(rowBytes);
  let first = 0, column = 0;
  for (let n = pooledH * pooledW; n > 0; n--) {
    const p0 = image + first, p1 = p0 + rowBytes, p2 = p1 + rowBytes, p3 = p2 + rowBytes;
    const x00 = v128.load_splat<f32>(p0);
    let s00 = f32x4.mul(x00, w0);
    const x01 = v128.load_splat<f32>(p0, 4);
    s00 = madd(x01, w1, s00);
    let s01 = f32x4.mul(x01, w0);
    const x02 = v128.load_splat<f32>(p0, 8);
    s00 = madd(x02, w2, s00);
    s01 = madd(x02, w1, s01);
    const x03 = v128.load_splat<f32>(p0, 12);
    s01 = madd(x03, w2, s01);
    const x10 = v128.load_splat<f32>(p1);
    s00 = madd(x10, w3, s00);
    let s10 = f32x4.mul(x10, w0);
    const x11 = v128.load_splat<f32>(p1, 4);
    s00 = madd(x11, w4, s00);
    s01 = madd(x11, w3, s01);
    s10 = madd(x11, w1, s10);
    let s11 = f32x4.mul(x11, w0);
    const x12 = v128.load_splat<f32>(p1, 8);
    s00 = madd(x12, w5, s00);
    s01 = madd(x12, w4, s01);
    s10 = madd(x12, w2, s10);
    s11 = madd(x12, w1, s11);
    const x13 = v128.load_splat<f32>(p1, 12);
    s01 = madd(x13, w5, s01);
    s11 = madd(x13, w2, s11);
    const x20 = v128.load_splat<f32>(p2);
    s00 = madd(x20, w6, s00);
    s10 = madd(x20, w3, s10);
    const x21 = v128.load_splat<f32>(p2, 4);
    s00 = madd(x21, w7, s00);
    s01 = madd(x21, w6, s01);
    s10 = madd(x21, w4, s10);
    s11 = madd(x21, w3, s11);
    const x22 = v128.load_splat<f32>(p2, 8);
    s00 = madd(x22, w8, s00);
    s01 = madd(x22, w7, s01);
    s10 = madd(x22, w5, s10);
    s11 = madd(x22, w4, s11);
    const x23 = v128.load_splat<f32>(p2, 12);
    s01 = madd(x23, w8, s01);
    s11 = madd(x23, w5, s11);
    const x30 = v128.load_splat<f32>(p3);
    s10 = madd(x30, w6, s10);
    const x31 = v128.load_splat<f32>(p3, 4);
    s10 = madd(x31, w7, s10);
    s11 = madd(x31, w6, s11);
    const x32 = v128.load_splat<f32>(p3, 8);
    s10 = madd(x32, w8, s10);
    s11 = madd(x32, w7, s11);
    const x33 = v128.load_splat<f32>(p3, 12);
    s11 = madd(x33, w8, s11);
    const top = larger(s00, s01), bottom = larger(s10, s11), most = f32x4.pmax(top, bottom);
    const at = origin ? placeOf(s00, s10, top, bottom, most, pixel, row) : pixel;
    storePooled(f32x4.add(most, bias), i32x4.add(at, i32x4.splat(first)), lower, upper, y, origin, width);
    y += pixelBytes;
    if (origin) origin += pixelBytes;
    first += 8;
    if (++column < pooledW) continue;
    column = 0;
    first += 2 * rowBytes - pooledW * 8;
  }
}
