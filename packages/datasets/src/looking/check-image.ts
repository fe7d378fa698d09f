import { DatasetError } from "../dataset-error.js";

/** The measures of one image. */
export interface ImageSize {
  /** Pixels per row, an integer ≥ 1. */
  readonly width: number;
  /** Rows, an integer ≥ 1. */
  readonly height: number;
  /** Values per pixel: 1 = grey, 3 = red, green, blue. @default 1 */
  readonly channels?: number;
}

/**
 * Throws unless the image has the measures it is said to have.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a measure is none, `SHAPE_MISMATCH` if the number of values differs.
 */
export function checkImage(image: Uint8Array, { width, height, channels = 1 }: ImageSize): void {
  if (![width, height].every((size) => Number.isSafeInteger(size) && size > 0) || (channels !== 1 && channels !== 3)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected width and height as integers ≥ 1 and 1 or 3 channels, found ${width} × ${height} × ${channels}.`,
    );
  }
  if (image.length !== width * height * channels) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected ${width} × ${height} × ${channels} = ${width * height * channels} values in the image, ` +
        `found ${image.length}.`,
    );
  }
}
