import { checkDatasetInit } from "./check-dataset-init.js";
import { checkSameKind } from "./check-same-kind.js";
import type { DatasetInit, ImageShape } from "./dataset-init.js";
import { Lazy } from "./lazy.js";

/**
 * Stored samples and the sequence in which they are read: what a {@link Dataset} stands on.
 *
 * Pieces made from a checked whole need no second check, so cutting a batch costs only the batch.
 */
export class Rows implements DatasetInit {
  readonly length: number;
  readonly labels: Uint8Array;
  readonly shape: ImageShape;
  readonly classNames: readonly string[];
  readonly order: Uint32Array | undefined;
  readonly #images: Lazy<Uint8Array>;
  readonly #imageSize: number;

  private constructor(
    images: Lazy<Uint8Array>,
    labels: Uint8Array,
    shape: ImageShape,
    classNames: readonly string[],
    order: Uint32Array | undefined,
  ) {
    this.length = order?.length ?? labels.length;
    this.labels = labels;
    this.shape = shape;
    this.classNames = classNames;
    this.order = order;
    this.#images = images;
    this.#imageSize = shape[0] * shape[1] * shape[2];
  }

  /** Rows of data from outside, checked. */
  static checked(init: DatasetInit): Rows {
    checkDatasetInit(init);
    const { images, labels, order } = init;
    const shape = Object.freeze([...init.shape] as const);
    return new Rows(new Lazy(() => images), labels, shape, Object.freeze([...init.classNames]), order);
  }

  /**
   * The rows of all parts, one part after the other. Labels are copied now, pixels when the first of them is read.
   *
   * @throws {DatasetError} `SHAPE_MISMATCH` or `CLASS_MISMATCH` if a part is of another kind than the first.
   */
  static joined(first: Rows, ...others: readonly Rows[]): Rows {
    for (const other of others) checkSameKind(first, other);
    const parts = [first, ...others];
    const labels = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let start = 0;
    for (const part of parts) {
      part.copyLabels(labels.subarray(start));
      start += part.length;
    }
    return new Rows(new Lazy(() => joinedImages(parts)), labels, first.shape, first.classNames, undefined);
  }

  /** Stored pixels, shape [rows, height, width, channels]. */
  get images(): Uint8Array {
    return this.#images.value;
  }

  /** Pixels of the sample at `position`: a window on the stored ones. */
  image(position: number): Uint8Array {
    const row = this.order?.[position] ?? position;
    return this.images.subarray(row * this.#imageSize, (row + 1) * this.#imageSize);
  }

  /** Label of the sample at `position`. */
  label(position: number): number {
    return this.labels[this.order?.[position] ?? position]!;
  }

  /** Number of pixel values of all samples in sequence. */
  get pixelCount(): number {
    return this.length * this.#imageSize;
  }

  /** All pixels in sequence: the stored ones when they lie so already, otherwise a copy. */
  gatherImages(): Uint8Array {
    return this.order ? this.copyImages(new Uint8Array(this.pixelCount)) : this.images;
  }

  /** All labels in sequence: the stored ones when they lie so already, otherwise a copy. */
  gatherLabels(): Uint8Array {
    return this.order ? this.copyLabels(new Uint8Array(this.length)) : this.labels;
  }

  /** Writes all pixels in sequence to the start of `target`, and returns it. */
  copyImages(target: Uint8Array): Uint8Array {
    if (!this.order) target.set(this.images);
    else for (let i = 0; i < this.length; i++) target.set(this.image(i), i * this.#imageSize);
    return target;
  }

  /** Writes all labels in sequence to the start of `target`, and returns it. */
  copyLabels(target: Uint8Array): Uint8Array {
    for (let i = 0; i < this.length; i++) target[i] = this.label(i);
    return target;
  }

  /** A contiguous piece, its bounds as in `Array.prototype.slice`: a window, no copy. */
  slice(start?: number, end?: number): Rows {
    const { labels, order, shape, classNames } = this;
    if (order) return new Rows(this.#images, labels, shape, classNames, order.subarray(start, end));
    const piece = labels.subarray(start, end);
    const first = piece.byteOffset - labels.byteOffset;
    const pixels = new Lazy(() =>
      this.images.subarray(first * this.#imageSize, (first + piece.length) * this.#imageSize),
    );
    return new Rows(pixels, piece, shape, classNames, undefined);
  }

  /** The samples at these positions, in this sequence: a list of row numbers, no copy of pixels. */
  pick(positions: Uint32Array): Rows {
    const { labels, order, shape, classNames } = this;
    return new Rows(this.#images, labels, shape, classNames, order ? positions.map((i) => order[i]!) : positions);
  }

  /** The same pixels with other labels: `table[label]` for each stored label. */
  relabelled(table: Uint8Array, classNames: readonly string[]): Rows {
    const labels = this.labels.map((label) => table[label]!);
    return new Rows(this.#images, labels, this.shape, Object.freeze([...classNames]), this.order);
  }
}

function joinedImages(parts: readonly Rows[]): Uint8Array {
  const images = new Uint8Array(parts.reduce((sum, part) => sum + part.pixelCount, 0));
  let start = 0;
  for (const part of parts) {
    part.copyImages(images.subarray(start));
    start += part.pixelCount;
  }
  return images;
}
