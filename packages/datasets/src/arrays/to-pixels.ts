import { DatasetError } from "../dataset-error.js";

/**
 * Numbers as bytes in [0, 255].
 *
 * @param max - Which number is a full pixel: 255 (integers are expected) or 1 (each is multiplied by 255 and rounded).
 * @returns The same array if it is bytes already, else a copy.
 * @throws {DatasetError} `INVALID_ARGUMENT` for a number that is no pixel.
 */
export function toPixels(values: ArrayLike<number | bigint>, max: 1 | 255): Uint8Array {
  if (max === 255 && values instanceof Uint8Array) {
    return new Uint8Array(values.buffer, values.byteOffset, values.byteLength); // a plain view, also of a Buffer
  }
  const pixels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const found = values[i];
    const value = typeof found === "bigint" ? Number(found) : found;
    if (typeof value !== "number" || !(value >= 0 && value <= max)) throw notPixel(found, i, max);
    if (max === 255 && !Number.isInteger(value)) throw notPixel(found, i, max);
    pixels[i] = max === 1 ? Math.round(value * 255) : value;
  }
  return pixels;
}

function notPixel(value: unknown, index: number, max: 1 | 255): DatasetError {
  const [range, otherwise] =
    max === 1
      ? ["numbers in [0, 1]", "for pixels in [0, 255] pass pixelMax: 255"]
      : ["integers from 0 to 255", "for pixels in [0, 1] pass pixelMax: 1"];
  return new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected ${range} as pixels, found ${String(value)} at index ${index}: ${otherwise}.`,
  );
}
