// The way back through a max pooling: of each channel, the places whose gradient is not zero.

/** Bytes of one entry: the offset of the place's patch, and its gradient. */
export const PLACE_BYTES = 8;

/**
 * Lists the live places of one channel of one image at `list`; returns their number.
 *
 * `dy` and `origin` are at the channel's first value, `pixelBytes` apart. An entry is written for each place, and counts only
 * if it is alive: no branch to guess.
 */
@inline
export function listLivePlaces(dy: usize, origin: usize, pixels: i32, pixelBytes: i32, list: usize): i32 {
  let end = list;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const offset = load<i32>(origin);
    store<i32>(end, offset);
    store<f32>(end, load<f32>(dy), 4);
    end += offset >= 0 ? PLACE_BYTES : 0;
    dy += pixelBytes;
    origin += pixelBytes;
  }
  return <i32>(end - list) / PLACE_BYTES;
}
