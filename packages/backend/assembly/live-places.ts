// The way back through a max pooling: of each channel, the places whose gradient is not zero.

/**
 * Copies the gradients of one image to `live`, 0 for those of dead places (whose origin has its sign bit set), and adds them to
 * the channels' doubles at `sums`: the gradient of the bias.
 */
export function takeLive(dy: usize, origin: usize, pixels: i32, channels: i32, live: usize, sums: usize): void {
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    let low = v128.load(sums + c * 8), high = v128.load(sums + c * 8, 16);
    let at = c * 4;
    for (let pixel = pixels; pixel > 0; pixel--) {
      const alive = i32x4.ge_s(v128.load(origin + at), i32x4.splat(0));
      const value = v128.and(v128.load(dy + at), alive);
      v128.store(live + at, value);
      low = f64x2.add(low, f64x2.promote_low_f32x4(value));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1)));
      at += channels * 4;
    }
    v128.store(sums + c * 8, low);
    v128.store(sums + c * 8, high, 16);
  }
  for (; c < channels; c++) {
    let sum = load<f64>(sums + c * 8);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = (pixel * channels + c) * 4;
      const value = load<i32>(origin + at) >= 0 ? load<f32>(dy + at) : 0;
      store<f32>(live + at, value);
      sum += <f64>value;
    }
    store<f64>(sums + c * 8, sum);
  }
}

/** Bytes of one entry: the offset of the place's patch, and its gradient. */
export const PLACE_BYTES = 8;

/**
 * Lists the live places of one channel of one image from `list` on, in `lines` of `steps`; returns the list's end.
 *
 * `dy` and `origin` are at the channel's first value, the image is `start` bytes from where the places' offsets count. An entry
 * is written for each place, and counts only if it is alive: no branch to guess.
 */
@inline
export function listLivePlaces(
  dy: usize, origin: usize, lines: i32, lineBytes: i32, steps: i32, stepBytes: i32, start: i32, list: usize,
): usize {
  for (let line = 0; line < lines; line++) {
    let at = line * lineBytes;
    for (let n = steps; n > 0; n--) {
      const offset = load<i32>(origin + at);
      store<i32>(list, offset + start);
      store<f32>(list, load<f32>(dy + at), 4);
      list += offset >= 0 ? PLACE_BYTES : 0;
      at += stepBytes;
    }
  }
  return list;
}

/**
 * Images of `bytes` whose places are gone through at once: as many as stay in the first cache level. Loops over the few places
 * of one image would be left before the processor has learned how long they are.
 */
@inline
export function imagesAtOnce(bytes: i32): i32 {
  return max(1, min(MOST_IMAGES, 24576 / bytes));
}

const MOST_IMAGES: i32 = 8;
