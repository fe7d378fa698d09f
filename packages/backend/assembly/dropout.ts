// y = x / (1 − rate) where a value is kept, 0 elsewhere. Its own gradient, with dy for x.
//
// Whether a value is kept depends on the key and on the value's index in the whole batch alone, so the mask is computed twice
// rather than stored, and is the same however a batch is split. The index is mixed with the key by a hash of the kind of
// MurmurHash3's finaliser (Austin Appleby), with the key in two places, so that other keys give no shifted masks.

import { loadPart, storePart } from "./partial-vector";

/** `first` is the index of the first example in its batch, `size` the values of an example; y may be x. */
export function dropout(x: usize, y: usize, first: i32, count: i32, size: i32, key: i32, rate: f32): void {
  const n = count * size;
  const threshold = i32x4.splat(<i32>(rate * 16777216));
  const scale = f32x4.splat(1 / (1 - rate));
  let index = i32x4.add(i32x4.splat(first * size), i32x4(0, 1, 2, 3));
  for (let i = 0; i < n; i += 4) {
    const kept = i32x4.ge_s(i32x4.shr_u(hash4(index, key), 8), threshold);
    const value = f32x4.mul(loadPart(x + i * 4, n - i, 0), scale);
    storePart(y + i * 4, v128.and(value, kept), n - i);
    index = i32x4.add(index, i32x4.splat(4));
  }
}

@inline
function hash4(index: v128, key: i32): v128 {
  let h = i32x4.mul(index, i32x4.splat(0x9e3779b1));
  h = v128.xor(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(key));
  h = i32x4.mul(h, i32x4.splat(0x85ebca6b));
  h = i32x4.add(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(key));
  h = i32x4.mul(h, i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
