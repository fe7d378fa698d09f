import type { Plane } from "./drawing.js";

/** Less ink than this, of 255, is paper: what is left of a stroke's soft edge or of a photo's noise does not widen the crop. */
const LEAST_INK = 16;

/** The smallest rectangle that holds all the ink. The plane must have some. */
export function cropToInk({ values, width, height }: Plane): Plane {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (values[y * width + x]! < LEAST_INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const cropped = { width: right - left + 1, height: bottom - top + 1 };
  const inside = new Float64Array(cropped.width * cropped.height);
  for (let y = 0; y < cropped.height; y++) {
    const from = (top + y) * width + left;
    inside.set(values.subarray(from, from + cropped.width), y * cropped.width);
  }
  return { values: inside, ...cropped };
}
