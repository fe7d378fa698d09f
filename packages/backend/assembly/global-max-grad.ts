// Gradient of the largest value over all pixels of an image, per channel: every value that equals the maximum gets dy, as
// TF.js's `max` has it (a max pooling gives it to the first one alone).

import { loadPart, storePart } from "./partial-vector";

export function globalMaxGrad(
  x: usize, y: usize, dy: usize, dx: usize, batch: i32, pixels: i32, channels: i32,
): void {
  for (let b = 0; b < batch; b++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let c = 0; c < channels; c += 4) {
        const width = channels - c, at = c * 4;
        const isLargest = f32x4.eq(loadPart(x + at, width, 0), loadPart(y + at, width, 0));
        storePart(dx + at, v128.and(loadPart(dy + at, width, 0), isLargest), width);
      }
      x += channels * 4;
      dx += channels * 4;
    }
    y += channels * 4;
    dy += channels * 4;
  }
}
