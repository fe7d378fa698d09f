import { DatasetError } from "./dataset-error.js";
import type { DatasetInit } from "./dataset-init.js";

/**
 * Throws unless pixels, labels, shape, class names and order fit together.
 *
 * @throws {DatasetError} `SHAPE_MISMATCH`, `LENGTH_MISMATCH`, `LABEL_OUT_OF_RANGE` or `INDEX_OUT_OF_RANGE`.
 */
export function checkDatasetInit({ images, labels, shape, classNames, order }: DatasetInit): void {
  if (shape.length !== 3 || !shape.every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected the shape of one image as [height, width, channels] of integers ≥ 1, found [${shape}].`,
    );
  }
  const [height, width, channels] = shape;
  const expected = labels.length * height * width * channels;
  if (images.length !== expected) {
    throw new DatasetError(
      "LENGTH_MISMATCH",
      `[datasets] expected ${labels.length} labels × ${height} × ${width} × ${channels} = ${expected} bytes of pixels, ` +
        `found ${images.length}: are images and labels of the same set?`,
    );
  }
  const stray = labels.findIndex((label) => label >= classNames.length);
  if (stray >= 0) {
    throw new DatasetError(
      "LABEL_OUT_OF_RANGE",
      `[datasets] expected labels from 0 to ${classNames.length - 1} (${classNames.length} class names), ` +
        `found ${labels[stray]} at index ${stray}.`,
    );
  }
  const outside = order?.findIndex((row) => row >= labels.length) ?? -1;
  if (order && outside >= 0) {
    throw new DatasetError(
      "INDEX_OUT_OF_RANGE",
      `[datasets] expected an order of rows below ${labels.length}, found ${order[outside]} at index ${outside}.`,
    );
  }
}
