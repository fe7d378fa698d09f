import type { ImageShape } from "../../dataset-init.js";
import { bilinear, type PaddedPlane } from "../padded-plane.js";
import type { Affine } from "./affine.js";

const ONE = 65536;

/**
 * Draws one channel of an image from its plane through a map, bilinear on integers; what comes from outside is 0.
 *
 * The map's numbers are rounded to 1/65536 of a pixel once per row, and positions then advance by whole such steps. For each
 * row the columns whose source lies inside are worked out first, so the inner loop has nothing to check.
 *
 * @param source - Where each point of the result comes from, in pixels from the middle.
 */
export function resample(
  plane: PaddedPlane,
  source: Affine,
  image: Uint8Array,
  shape: ImageShape,
  channel: number,
): void {
  const [height, width, channels] = shape;
  const { pixels, stride } = plane;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const stepX = Math.round(source.xx * ONE);
  const stepY = Math.round(source.yx * ONE);
  for (let row = 0; row < height; row++) {
    const down = row - middleY;
    const startX = Math.round((source.xy * down - source.xx * middleX + source.x0 + middleX + 1) * ONE);
    const startY = Math.round((source.yy * down - source.yx * middleX + source.y0 + middleY + 1) * ONE);
    const limitX = (width + 1) * ONE;
    const limitY = (height + 1) * ONE;
    const first = Math.max(0, firstInside(startX, stepX, limitX), firstInside(startY, stepY, limitY));
    const end = Math.min(width, endInside(startX, stepX, limitX), endInside(startY, stepY, limitY));
    let to = row * width * channels + channel;
    let column = 0;
    for (; column < first && column < width; column++, to += channels) image[to] = 0;
    // Inside the image positions fit into 32 bits; "| 0" tells the engine so.
    let x = (startX + stepX * column) | 0;
    let y = (startY + stepY * column) | 0;
    for (; column < end; column++, to += channels) {
      image[to] = bilinear(pixels, stride, x, y);
      x = (x + stepX) | 0;
      y = (y + stepY) | 0;
    }
    for (; column < width; column++, to += channels) image[to] = 0;
  }
}

/** The first column c with 0 ≤ start + step · c < limit, if there is one. */
function firstInside(start: number, step: number, limit: number): number {
  if (step > 0) return Math.ceil(-start / step);
  if (step < 0) return Math.floor((start - limit) / -step) + 1;
  return start >= 0 && start < limit ? 0 : Number.POSITIVE_INFINITY;
}

/** The column after the last one c with 0 ≤ start + step · c < limit. */
function endInside(start: number, step: number, limit: number): number {
  if (step > 0) return Math.ceil((limit - start) / step);
  if (step < 0) return Math.floor(start / -step) + 1;
  return Number.POSITIVE_INFINITY;
}
