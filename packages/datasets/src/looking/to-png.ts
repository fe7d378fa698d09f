import { encode } from "fast-png";
import { DatasetError } from "../dataset-error.js";
import { checkImage, type ImageSize } from "./check-image.js";

/** How {@link toPng} draws. */
export interface PngOptions extends ImageSize {
  /** Each pixel becomes a square of this side, an integer ≥ 1. @default 1 */
  readonly scale?: number;
}

/**
 * One image as a PNG file of 8 bits per value.
 *
 * @param image - Pixels in [0, 255], shape [height, width, channels].
 * @throws {DatasetError} `SHAPE_MISMATCH` if the image has another number of values, `INVALID_ARGUMENT` if a size is not an
 * integer ≥ 1 or the channels are neither 1 nor 3.
 * @example
 * const png = toPng(Uint8Array.of(0, 255), { width: 2, height: 1, scale: 8 }); // 16 × 8 pixels
 * await writeFile("image.png", png);
 */
export function toPng(image: Uint8Array, options: PngOptions): Uint8Array {
  checkImage(image, options);
  const { width, height, channels = 1, scale = 1 } = options;
  if (!Number.isSafeInteger(scale) || scale < 1) {
    throw new DatasetError("INVALID_ARGUMENT", `[datasets] expected an integer ≥ 1 as scale, found ${String(scale)}.`);
  }
  const data = new Uint8Array(image.length * scale * scale);
  const rowLength = width * scale * channels;
  for (let y = 0; y < height * scale; y++) {
    const above = Math.floor(y / scale) * width;
    for (let x = 0; x < width * scale; x++) {
      const from = (above + Math.floor(x / scale)) * channels;
      data.set(image.subarray(from, from + channels), y * rowLength + x * channels);
    }
  }
  return encode({ width: width * scale, height: height * scale, data, depth: 8, channels });
}
