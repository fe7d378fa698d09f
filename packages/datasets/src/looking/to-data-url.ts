import { type PngOptions, toPng } from "./to-png.js";

/**
 * One image as a `data:` URL of a PNG file, for the `src` of an `<img>` or a Markdown or HTML report.
 *
 * @param image - Pixels in [0, 255], shape [height, width, channels].
 * @returns `data:image/png;base64,…`
 * @throws {DatasetError} As {@link toPng}: `SHAPE_MISMATCH` or `INVALID_ARGUMENT`.
 * @example
 * toDataUrl(Uint8Array.of(0, 255), { width: 2, height: 1 }).slice(0, 22); // "data:image/png;base64,"
 */
export function toDataUrl(image: Uint8Array, options: PngOptions): string {
  let binary = "";
  for (const byte of toPng(image, options)) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}
