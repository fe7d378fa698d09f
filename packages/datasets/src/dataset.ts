import { type Batches, batchesOf } from "./batches.js";
import { DatasetError } from "./dataset-error.js";
import { permutation } from "./order/permutation.js";
import { isDrawnSplit, type SplitOptions, splitOrder } from "./order/split-order.js";
import { Rows } from "./rows.js";

/** Shape of one image: [height, width, channels], e.g. [28, 28, 1]. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** One labelled image. */
export interface Sample {
  /** Pixels in [0, 255], shape [height, width, channels]. Shares the data set's memory: read, do not write. */
  readonly image: Uint8Array;
  /** Class index. */
  readonly label: number;
}

/** What a {@link Dataset} is made of. The arrays are kept, not copied: do not write to them afterwards. */
export interface DatasetInit {
  /** Pixels in [0, 255], shape [rows, height, width, channels]. */
  readonly images: Uint8Array;
  /** Class indices, shape [rows]. */
  readonly labels: Uint8Array;
  /** Shape of one image. */
  readonly shape: ImageShape;
  /** Names of the classes 0, 1, 2, … */
  readonly classNames: readonly string[];
  /**
   * Which rows make up the data set, in which sequence; a row may come twice or not at all, shape [length].
   * @default every row, as stored
   */
  readonly order?: Uint32Array;
}

/**
 * Labelled images of one shape, as bytes.
 *
 * Immutable: `slice`, `shuffle` and `split` return new data sets that share the pixels of this one. A contiguous piece is a
 * window on them, any other piece a list of row numbers, so 60,000 images stay 47 MB however often they are cut and mixed.
 *
 * @example
 * const dataset = new Dataset({
 *   images: Uint8Array.of(0, 50, 100, 150, 200, 250),
 *   labels: Uint8Array.of(0, 1, 0),
 *   shape: [1, 2, 1],
 *   classNames: ["cat", "dog"],
 * });
 * dataset.at(1); // { image: Uint8Array [100, 150], label: 1 }
 * const [training, validation] = dataset.split(0.34);
 * training.length; // 1
 * validation.labels; // Uint8Array [1, 0]
 */
export class Dataset {
  readonly #rows: Rows;
  #images: Uint8Array | undefined;
  #labels: Uint8Array | undefined;

  /**
   * @throws {DatasetError} `SHAPE_MISMATCH` if `shape` is not three integers ≥ 1, `LENGTH_MISMATCH` if there are not
   * height · width · channels pixels per label, `LABEL_OUT_OF_RANGE` if a label has no class name,
   * `INDEX_OUT_OF_RANGE` if `order` names a row that is not there.
   */
  constructor(init: DatasetInit) {
    this.#rows = init instanceof Rows ? init : Rows.checked(init);
  }

  /** Number of samples. */
  get length(): number {
    return this.#rows.length;
  }

  /** Shape of one image: [height, width, channels]. */
  get shape(): ImageShape {
    return this.#rows.shape;
  }

  /** Names of the classes 0, 1, 2, … */
  get classNames(): readonly string[] {
    return this.#rows.classNames;
  }

  /**
   * All pixels in [0, 255] in this data set's sequence, shape [length, height, width, channels].
   *
   * Read, do not write. Shares memory when the samples lie side by side; after `shuffle` or a drawn `split` the first
   * access copies them once.
   */
  get images(): Uint8Array {
    this.#images ??= this.#rows.gatherImages();
    return this.#images;
  }

  /** All class indices in this data set's sequence, shape [length]. Read, do not write. */
  get labels(): Uint8Array {
    this.#labels ??= this.#rows.gatherLabels();
    return this.#labels;
  }

  /**
   * The sample at `index`; a negative index counts from the end, as in `Array.prototype.at`.
   *
   * @param index - An integer in [−length, length).
   * @throws {DatasetError} `INDEX_OUT_OF_RANGE` for any other number.
   */
  at(index: number): Sample {
    const position = index < 0 ? index + this.length : index;
    if (!Number.isInteger(index) || position < 0 || position >= this.length) {
      const range =
        this.length === 0 ? "no index: the data set is empty" : `an index from ${-this.length} to ${this.length - 1}`;
      throw new DatasetError("INDEX_OUT_OF_RANGE", `[datasets] expected ${range}, found ${String(index)}.`);
    }
    return { image: this.#rows.image(position), label: this.#rows.label(position) };
  }

  /**
   * The samples from `start` up to but without `end`, as `Array.prototype.slice` takes them (negative numbers count from
   * the end, numbers beyond it are cut off).
   */
  slice(start?: number, end?: number): Dataset {
    return new Dataset(this.#rows.slice(start, end));
  }

  /**
   * The same samples in a random sequence, the same one for the same seed in every runtime.
   *
   * @param seed - An integer, of which the low 32 bits count.
   * @throws {DatasetError} `INVALID_ARGUMENT` if `seed` is not an integer.
   */
  shuffle(seed: number): Dataset {
    return new Dataset(this.#rows.pick(permutation(this.length, seed)));
  }

  /**
   * Two data sets that together have each sample once: the rest, and the part that was split off.
   *
   * The rest has floor(length · (1 − fraction)) samples, computed as Keras and TensorFlow.js compute it: 60,000 at 0.2
   * makes 48,000 and 12,000.
   *
   * @param fraction - Share of the second part, in [0, 1).
   * @throws {DatasetError} `INVALID_ARGUMENT` if `fraction`, `from` or `seed` is out of range.
   */
  split(fraction: number, options: SplitOptions = {}): [rest: Dataset, part: Dataset] {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new DatasetError(
        "INVALID_ARGUMENT",
        `[datasets] expected a number in [0, 1) as fraction, found ${String(fraction)}.`,
      );
    }
    const restSize = Math.floor(this.length * (1 - fraction));
    if (!isDrawnSplit(options)) return [this.slice(0, restSize), this.slice(restSize)];
    const [rest, part] = splitOrder(this.labels, this.length - restSize, options);
    return [new Dataset(this.#rows.pick(rest)), new Dataset(this.#rows.pick(part))];
  }

  /**
   * The samples in batches, made one at a time; the last may be smaller.
   *
   * @param size - Samples per batch, an integer ≥ 1.
   * @throws {DatasetError} `INVALID_ARGUMENT` if `size` is not an integer ≥ 1.
   */
  batches(size: number): Batches {
    return batchesOf(this, size);
  }

  /** Each sample once, in sequence. */
  *[Symbol.iterator](): IterableIterator<Sample> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}
