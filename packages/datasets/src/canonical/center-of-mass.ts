import type { Plane } from "./drawing.js";

/** Mean position of the ink, where the middle of the pixel in column x and row y is the point (x, y). */
export function centerOfMass({ values, width, height }: Plane): readonly [x: number, y: number] {
  let [mass, alongX, alongY] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x]!;
      mass += value;
      alongX += value * x;
      alongY += value * y;
    }
  }
  return [alongX / mass, alongY / mass];
}
