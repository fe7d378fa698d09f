import { checkInteger } from "./check-integer.js";
import type { Dataset } from "./dataset.js";
import type { ImageShape } from "./dataset-init.js";
import { prefetched } from "./prefetched.js";

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

/** How `Dataset.batches` cuts. */
export interface BatchOptions {
  /**
   * An integer, of which the low 32 bits count: samples come in the sequence of `shuffle(seed)`, the same at each iteration.
   * @default none: in the data set's own sequence
   */
  readonly seed?: number;
  /** Whether samples at the end that do not fill a batch are left out. @default false */
  readonly dropRemainder?: boolean;
  /**
   * Batches that `for await` gathers ahead while the loop's body waits for something else, an integer ≥ 0. `for` gathers
   * each batch when it is asked for.
   * @default 1
   */
  readonly prefetch?: number;
}

/**
 * The batches of a {@link Dataset}: made one at a time while iterating, as often as wanted. `for await` gives the same ones
 * as `for`, gathered ahead.
 */
export interface Batches extends Iterable<Batch>, AsyncIterable<Batch> {
  /** Number of batches, a smaller last one included. */
  readonly length: number;
}

/**
 * Cuts a data set into batches of `size` samples, the last of which may be smaller.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if `size` is not an integer ≥ 1, `prefetch` not an integer ≥ 0, or `seed` not an
 * integer.
 */
export function batchesOf(dataset: Dataset, size: number, options: BatchOptions = {}): Batches {
  const { seed, dropRemainder = false, prefetch = 1 } = options;
  checkInteger(size, 1, "batch size");
  checkInteger(prefetch, 0, "prefetch");
  const samples = seed === undefined ? dataset : dataset.shuffle(seed);
  const length = dropRemainder ? Math.floor(samples.length / size) : Math.ceil(samples.length / size);
  return {
    length,
    *[Symbol.iterator]() {
      for (let i = 0; i < length; i++) {
        const piece = samples.slice(i * size, (i + 1) * size);
        yield { images: piece.images, labels: piece.labels, shape: piece.shape, size: piece.length };
      }
    },
    [Symbol.asyncIterator]() {
      return prefetched(this[Symbol.iterator](), prefetch);
    },
  };
}
