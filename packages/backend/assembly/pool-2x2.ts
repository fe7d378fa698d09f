// Max pooling of windows of 2 × 2 cells, and its gradient, for the case that nearly every network has: channels a multiple of
// 4, windows that lie inside the image and do not overlap. The four cells of a window stay in registers, and no loop runs over
// them; the results are those of pool.ts and max-pool-grad.ts to the bit.

/** Whether {@link maxPool2x2} and {@link maxPoolGrad2x2} can do it. */
export function isPool2x2(
  inH: i32, inW: i32, channels: i32, outH: i32, outW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, dH: i32, dW: i32, top: i32, left: i32,
): boolean {
  const plain = kH == 2 && kW == 2 && dH == 1 && dW == 1 && (channels & 3) == 0;
  const inside = top == 0 && left == 0 && (outH - 1) * sH + 2 <= inH && (outW - 1) * sW + 2 <= inW;
  return plain && inside && sH >= 2 && sW >= 2;
}

/** The maximum of each window: starts at −∞ and never takes a NaN. */
export function maxPool2x2(
  x: usize, y: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32, sH: i32, sW: i32,
): void {
  const pixel = channels * 4, rowBytes = inW * pixel;
  for (let b = 0; b < batch; b++) {
    for (let oh = 0; oh < outH; oh++) {
      let corner = x + oh * sH * rowBytes;
      for (let ow = 0; ow < outW; ow++) {
        for (let c = 0; c < pixel; c += 16) {
          const top = corner + c, bottom = top + rowBytes;
          let best = f32x4.pmax(f32x4.splat(-Infinity), v128.load(top));
          best = f32x4.pmax(best, v128.load(top + pixel));
          best = f32x4.pmax(best, v128.load(bottom));
          v128.store(y + c, f32x4.pmax(best, v128.load(bottom + pixel)));
        }
        corner += sW * pixel;
        y += pixel;
      }
    }
    x += inH * rowBytes;
  }
}

/** Writes dx: each `dy` at the first largest cell of its window, zeros elsewhere. */
export function maxPoolGrad2x2(
  x: usize, dy: usize, dx: usize, batch: i32, inH: i32, inW: i32, channels: i32, outH: i32, outW: i32, sH: i32, sW: i32,
): void {
  const pixel = channels * 4, rowBytes = inW * pixel;
  const covered = outH * 2 == inH && outW * 2 == inW; // every input lies in a window
  for (let b = 0; b < batch; b++) {
    if (!covered) memory.fill(dx, 0, inH * rowBytes);
    for (let oh = 0; oh < outH; oh++) {
      let corner = oh * sH * rowBytes;
      for (let ow = 0; ow < outW; ow++) {
        for (let c = 0; c < pixel; c += 16) {
          const top = corner + c, bottom = top + rowBytes;
          passBack(x + top, x + bottom, dx + top, dx + bottom, pixel, v128.load(dy + c));
        }
        corner += sW * pixel;
        dy += pixel;
      }
    }
    x += inH * rowBytes;
    dx += inH * rowBytes;
  }
}

/** The gradient of one window for 4 channels: from its last cell on, who exceeds all cells before takes what is left of `dy`. */
@inline
function passBack(top: usize, bottom: usize, dxTop: usize, dxBottom: usize, pixel: i32, dy: v128): void {
  const first = v128.load(top), second = v128.load(top + pixel);
  const third = v128.load(bottom), fourth = v128.load(bottom + pixel);
  const best1 = f32x4.pmax(f32x4.splat(-Infinity), first);
  const best2 = f32x4.pmax(best1, second);
  const best3 = f32x4.pmax(best2, third);
  const wins4 = f32x4.gt(fourth, best3);
  const wins3 = f32x4.gt(third, best2);
  const wins2 = f32x4.gt(second, best1);
  const wins1 = f32x4.gt(first, f32x4.splat(-Infinity));
  const left3 = v128.andnot(dy, wins4);
  const left2 = v128.andnot(left3, wins3);
  const left1 = v128.andnot(left2, wins2);
  v128.store(dxTop, v128.and(left1, wins1));
  v128.store(dxTop + pixel, v128.and(left2, wins2));
  v128.store(dxBottom, v128.and(left3, wins3));
  v128.store(dxBottom + pixel, v128.and(dy, wins4));
}
