import { PlotError } from "../plot-error.js";

/**
 * One view of `width · height` pixels per image.
 *
 * @throws {PlotError} `EMPTY_INPUT` if there is no pixel, `LENGTH_MISMATCH` if an image has another number of pixels.
 */
export function splitImages(images: Uint8Array | readonly Uint8Array[], width: number, height: number): Uint8Array[] {
  const size = width * height;
  const list =
    images instanceof Uint8Array
      ? Array.from({ length: Math.ceil(images.length / size) }, (_, i) => images.subarray(i * size, (i + 1) * size))
      : [...images];
  if (list.length === 0) throw new PlotError("EMPTY_INPUT", "[plots] expected at least 1 image, found none.");
  list.forEach((image, i) => {
    if (image.length !== size) {
      throw new PlotError(
        "LENGTH_MISMATCH",
        `[plots] expected ${width} × ${height} = ${size} pixels per image, found ${image.length} in image ${i}: set the options width and height.`,
      );
    }
  });
  return list;
}
