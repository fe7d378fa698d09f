// y[r, c] = e^(x[r, c] − max) / Σ of the row, and dx = y · (dy − Σ dy · y). Each row alone, vectors of four columns.

import { loadPart, storePart, sumLanes } from "./partial-vector";
import { exp4 } from "./vector-math";

/** y may be x. */
export function softmax(x: usize, y: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    let most = f32x4.splat(-Infinity);
    for (let c = 0; c < columns; c += 4) most = f32x4.max(most, loadPart(x + c * 4, columns - c, -Infinity));
    const largest = max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    );
    let total = f32x4.splat(0);
    for (let c = 0; c < columns; c += 4) {
      const power = exp4(f32x4.sub(loadPart(x + c * 4, columns - c, -Infinity), f32x4.splat(largest)));
      storePart(y + c * 4, power, columns - c);
      total = f32x4.add(total, power);
    }
    const sum = f32x4.splat(sumLanes(total));
    for (let c = 0; c < columns; c += 4) {
      storePart(y + c * 4, f32x4.div(loadPart(y + c * 4, columns - c, 0), sum), columns - c);
    }
    x += columns * 4;
    y += columns * 4;
  }
}

/** dx may be dy. */
export function softmaxGradient(y: usize, dy: usize, dx: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    let total = f32x4.splat(0);
    for (let c = 0; c < columns; c += 4) {
      total = f32x4.add(total, f32x4.mul(loadPart(y + c * 4, columns - c, 0), loadPart(dy + c * 4, columns - c, 0)));
    }
    const sum = f32x4.splat(sumLanes(total));
    for (let c = 0; c < columns; c += 4) {
      const slope = f32x4.sub(loadPart(dy + c * 4, columns - c, 0), sum);
      storePart(dx + c * 4, f32x4.mul(loadPart(y + c * 4, columns - c, 0), slope), columns - c);
    }
    y += columns * 4;
    dy += columns * 4;
    dx += columns * 4;
  }
}
