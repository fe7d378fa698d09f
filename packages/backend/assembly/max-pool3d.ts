// Max pooling over depth, height and width, and its gradient, one value at a time.
//
// The maximum starts at −∞ and never takes a NaN. Of equal values the last one of the window gets the gradient, as on
// TF.js's cpu backend (its 2D pooling takes the first). Addends are summed in double precision in the windows' order.

export function maxPool3d(
  x: usize, y: usize, batch: i32, inD: i32, inH: i32, inW: i32, channels: i32, outD: i32, outH: i32, outW: i32,
  kD: i32, kH: i32, kW: i32, sD: i32, sH: i32, sW: i32, front: i32, top: i32, left: i32,
): void {
  for (let b = 0; b < batch; b++) {
    for (let od = 0; od < outD; od++) {
      for (let oh = 0; oh < outH; oh++) {
        for (let ow = 0; ow < outW; ow++) {
          for (let c = 0; c < channels; c++) {
            const at = lastMax(
              x, inD, inH, inW, channels, od * sD - front, oh * sH - top, ow * sW - left, kD, kH, kW, c,
            );
            store<f32>(y, at < 0 ? -Infinity : load<f32>(x + at * 4));
            y += 4;
          }
        }
      }
    }
    x += inD * inH * inW * channels * 4;
  }
}

/** Bytes of scratch memory that {@link maxPool3dGrad} needs: one volume of doubles. */
export function maxPool3dGradScratch(inD: i32, inH: i32, inW: i32, channels: i32): i32 {
  return inD * inH * inW * channels * 8;
}

export function maxPool3dGrad(
  x: usize, dy: usize, dx: usize, batch: i32, inD: i32, inH: i32, inW: i32, channels: i32,
  outD: i32, outH: i32, outW: i32, kD: i32, kH: i32, kW: i32, sD: i32, sH: i32, sW: i32,
  front: i32, top: i32, left: i32, scratch: usize,
): void {
  const size = inD * inH * inW * channels;
  for (let b = 0; b < batch; b++) {
    memory.fill(scratch, 0, size * 8);
    for (let od = 0; od < outD; od++) {
      for (let oh = 0; oh < outH; oh++) {
        for (let ow = 0; ow < outW; ow++) {
          for (let c = 0; c < channels; c++) {
            const at = lastMax(
              x, inD, inH, inW, channels, od * sD - front, oh * sH - top, ow * sW - left, kD, kH, kW, c,
            );
            if (at >= 0) store<f64>(scratch + at * 8, load<f64>(scratch + at * 8) + <f64>load<f32>(dy));
            dy += 4;
          }
        }
      }
    }
    for (let i = 0; i < size; i++) store<f32>(dx + i * 4, <f32>load<f64>(scratch + i * 8));
    x += size * 4;
    dx += size * 4;
  }
}

/** Index of the last largest value of a window of channel `c`; −1 for none. */
function lastMax(
  volume: usize, inD: i32, inH: i32, inW: i32, channels: i32, depth: i32, row: i32, column: i32,
  kD: i32, kH: i32, kW: i32, c: i32,
): i32 {
  let best: f32 = -Infinity;
  let at = -1;
  for (let id = max(0, depth); id < min(inD, depth + kD); id++) {
    for (let ih = max(0, row); ih < min(inH, row + kH); ih++) {
      for (let iw = max(0, column); iw < min(inW, column + kW); iw++) {
        const index = ((id * inH + ih) * inW + iw) * channels + c;
        const value = load<f32>(volume + index * 4);
        if (value >= best) {
          best = value;
          at = index;
        }
      }
    }
  }
  return at;
}
