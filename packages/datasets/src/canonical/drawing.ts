import { DatasetError } from "../dataset-error.js";

/** A grey picture: row after row, one value per pixel. */
export interface Plane {
  readonly values: Float64Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a drawing as they come from a file, a camera or a canvas. */
export interface Drawing {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/**
 * Pixels and their measures, checked; the number of channels follows from the length.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a measure is not an integer ≥ 1 or the pixels are not bytes, `SHAPE_MISMATCH`
 * if there are not 1, 3 or 4 values per pixel.
 */
export function checkedDrawing(pixels: Uint8Array | Uint8ClampedArray, width: number, height: number): Drawing {
  if (![width, height].every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected width and height of a drawing as integers ≥ 1, found ${String(width)} × ${String(height)}.`,
    );
  }
  if (!(pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected pixels as Uint8Array or Uint8ClampedArray, found ${Object.prototype.toString.call(pixels)}.`,
    );
  }
  const channels = pixels.length / (width * height);
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected ${width} × ${height} pixels of 1 (grey), 3 (RGB) or 4 (RGBA) bytes, found ${pixels.length} bytes.`,
    );
  }
  return { pixels, width, height, channels };
}
