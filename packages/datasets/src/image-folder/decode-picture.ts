import { DatasetError } from "../dataset-error.js";
import { decodeJpeg, isJpeg } from "./decode-jpeg.js";
import { decodePng, isPng } from "./decode-png.js";
import type { Picture } from "./picture.js";

/**
 * The pixels of an image file, PNG or JPEG by what it begins with, whatever its name.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is another kind of file or damaged, `UNSUPPORTED_RUNTIME` if it is JPEG and
 * `jpeg-js` is not installed.
 */
export async function decodePicture(file: Uint8Array): Promise<Picture> {
  if (isPng(file)) return decodePng(file);
  if (isJpeg(file)) return decodeJpeg(file);
  const start = Array.from(file.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  throw new DatasetError(
    "INVALID_FILE",
    `[datasets] expected a PNG or JPEG file, found one that begins with 0x${start}.`,
  );
}
