import type { ImageShape } from "../dataset-init.js";

/**
 * One channel of an image with a border of zeros, one pixel wide: reading between pixels needs no checks at the edges.
 *
 * Positions are integers in 1/65536 of a pixel, and (65536, 65536) is the middle of the image's first pixel.
 */
export interface PaddedPlane {
  /** shape [height + 2, width + 2]. */
  readonly pixels: Uint8Array;
  /** Pixels per row of the plane, the border included. */
  readonly stride: number;
}

/** A plane for images of this shape; {@link loadPlane} fills it. */
export function paddedPlane([height, width]: ImageShape): PaddedPlane {
  return { pixels: new Uint8Array((height + 2) * (width + 2)), stride: width + 2 };
}

/** Copies one channel of an image into the plane. */
export function loadPlane(
  plane: PaddedPlane,
  image: Uint8Array,
  [height, width, channels]: ImageShape,
  channel: number,
): void {
  const { pixels, stride } = plane;
  let from = channel;
  for (let y = 1; y <= height; y++) {
    const row = y * stride + 1;
    for (let to = row; to < row + width; to++, from += channels) pixels[to] = image[from]!;
  }
}

/**
 * The value between four pixels, each weighed by its nearness along both axes in 1/256, rounded to the nearest byte.
 *
 * @param x - In [0, 65536 · (width + 1)).
 * @param y - In [0, 65536 · (height + 1)).
 */
export function bilinear(pixels: Uint8Array, stride: number, x: number, y: number): number {
  const at = (y >> 16) * stride + (x >> 16);
  const right = (x >> 8) & 255;
  const below = (y >> 8) & 255;
  const upper = pixels[at]! * (256 - right) + pixels[at + 1]! * right;
  const lower = pixels[at + stride]! * (256 - right) + pixels[at + stride + 1]! * right;
  return (upper * (256 - below) + lower * below + 32768) >> 16;
}
