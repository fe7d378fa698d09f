import type { Picture } from "./picture.js";

/** Which values along one axis make a new one: `weights[j]` of the value at `first + j`; the weights add up to 1. */
interface Span {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * A picture in another size: each new pixel is the mean of the area that it covers of the old ones, rounded. The proportions
 * change where they differ.
 */
export function resize(picture: Picture, height: number, width: number): Picture {
  if (picture.height === height && picture.width === width) return picture;
  const { channels, data } = picture;
  const rows = spans(picture.height, height);
  const columns = spans(picture.width, width);
  const pixels = new Uint8Array(height * width * channels);
  const row = new Float64Array(picture.width * channels);
  let at = 0;
  for (const { first: top, weights: vertical } of rows) {
    row.fill(0);
    vertical.forEach((weight, j) => {
      const from = (top + j) * row.length;
      for (let i = 0; i < row.length; i++) row[i]! += weight * data[from + i]!;
    });
    for (const { first: left, weights } of columns) {
      for (let channel = 0; channel < channels; channel++) {
        const mean = weights.reduce((sum, weight, j) => sum + weight * row[(left + j) * channels + channel]!, 0);
        pixels[at++] = Math.round(mean);
      }
    }
  }
  return { height, width, channels, data: pixels };
}

function spans(from: number, to: number): Span[] {
  return Array.from({ length: to }, (_, i) => {
    // Multiplied before divided: where a span ends on a whole pixel, the quotient is that integer.
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.floor(start);
    const weights = Array.from({ length: Math.ceil(end) - first }, (_, j) => {
      const covered = Math.min(end, first + j + 1) - Math.max(start, first + j);
      return (covered * to) / from;
    });
    return { first, weights };
  });
}
