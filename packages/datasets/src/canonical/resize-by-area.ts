import type { Plane } from "./drawing.js";

/**
 * A plane in another size: each new pixel is the mean of the area that it covers, so nothing is skipped and edges become grey.
 *
 * Enlarging repeats pixels. Sums go from left to right and from top to bottom: the same bits everywhere.
 */
export function resizeByArea(plane: Plane, width: number, height: number): Plane {
  const columns = coverage(plane.width, width);
  const rows = coverage(plane.height, height);
  const values = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let area = 0;
      for (const [row, tall] of rows[y]!) {
        for (const [column, wide] of columns[x]!) {
          sum += plane.values[row * plane.width + column]! * (tall * wide);
          area += tall * wide;
        }
      }
      values[y * width + x] = sum / area;
    }
  }
  return { values, width, height };
}

/** For each of `to` equal pieces of a line of `from` pixels: the pixels it covers and how much of each, in 1/to pixels. */
function coverage(from: number, to: number): (readonly [pixel: number, share: number])[][] {
  return Array.from({ length: to }, (_, piece) => {
    // In units of 1/to pixels all bounds are integers: the shares are exact.
    const [start, end] = [piece * from, (piece + 1) * from];
    const first = Math.floor(start / to);
    const last = Math.ceil(end / to) - 1;
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const pixel = first + i;
      return [pixel, Math.min(end, (pixel + 1) * to) - Math.max(start, pixel * to)] as const;
    });
  });
}
