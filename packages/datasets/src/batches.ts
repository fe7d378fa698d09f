import { checkInteger } from "./check-integer.js";
import type { Dataset } from "./dataset.js";
import type { ImageShape } from "./dataset-init.js";

/** Some samples of a {@link Dataset}, side by side. */
export interface Batch {
  /** Pixels in [0, 255], shape [size, height, width, channels]. May share the data set's memory: read, do not write. */
  readonly images: Uint8Array;
  /** Class indices, shape [size]. May share the data set's memory: read, do not write. */
  readonly labels: Uint8Array;
  /** Shape of one image: [height, width, channels]. */
  readonly shape: ImageShape;
  /** Number of samples. */
  readonly size: number;
}

/** The batches of a {@link Dataset}: made one at a time while iterating, as often as wanted. */
export interface Batches extends Iterable<Batch> {
  /** Number of batches, the smaller last one included. */
  readonly length: number;
}

/**
 * Cuts a data set into batches of `size` samples, the last of which may be smaller.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if `size` is not an integer ≥ 1.
 */
export function batchesOf(dataset: Dataset, size: number): Batches {
  checkInteger(size, 1, "batch size");
  return {
    length: Math.ceil(dataset.length / size),
    *[Symbol.iterator]() {
      for (let start = 0; start < dataset.length; start += size) {
        const piece = dataset.slice(start, start + size);
        yield { images: piece.images, labels: piece.labels, shape: piece.shape, size: piece.length };
      }
    },
  };
}
