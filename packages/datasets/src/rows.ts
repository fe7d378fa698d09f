import { checkDatasetInit } from "./check-dataset-init.js";
import type { DatasetInit, ImageShape } from "./dataset-init.js";

/**
 * Stored samples and the sequence in which they are read: what a {@link Dataset} stands on.
 *
 * Pieces made from a checked whole need no second check, so cutting a batch costs only the batch.
 */
export class Rows implements DatasetInit {
  readonly length: number;
  readonly #imageSize: number;

  private constructor(
    readonly images: Uint8Array,
    readonly labels: Uint8Array,
    readonly shape: ImageShape,
    readonly classNames: readonly string[],
    readonly order: Uint32Array | undefined,
  ) {
    this.length = order?.length ?? labels.length;
    this.#imageSize = shape[0] * shape[1] * shape[2];
  }

  /** Rows of data from outside, checked. */
  static checked(init: DatasetInit): Rows {
    checkDatasetInit(init);
    const shape = Object.freeze([...init.shape] as const);
    return new Rows(init.images, init.labels, shape, Object.freeze([...init.classNames]), init.order);
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

  /** All pixels in sequence: the stored ones when they lie so already, otherwise a copy. */
  gatherImages(): Uint8Array {
    if (!this.order) return this.images;
    const images = new Uint8Array(this.length * this.#imageSize);
    for (let i = 0; i < this.length; i++) images.set(this.image(i), i * this.#imageSize);
    return images;
  }

  /** All labels in sequence: the stored ones when they lie so already, otherwise a copy. */
  gatherLabels(): Uint8Array {
    if (!this.order) return this.labels;
    const labels = new Uint8Array(this.length);
    for (let i = 0; i < this.length; i++) labels[i] = this.label(i);
    return labels;
  }

  /** A contiguous piece, its bounds as in `Array.prototype.slice`: a window, no copy. */
  slice(start?: number, end?: number): Rows {
    const { images, labels, order, shape, classNames } = this;
    if (order) return new Rows(images, labels, shape, classNames, order.subarray(start, end));
    const piece = labels.subarray(start, end);
    const first = piece.byteOffset - labels.byteOffset;
    const pixels = images.subarray(first * this.#imageSize, (first + piece.length) * this.#imageSize);
    return new Rows(pixels, piece, shape, classNames, undefined);
  }

  /** The samples at these positions, in this sequence: a list of row numbers, no copy of pixels. */
  pick(positions: Uint32Array): Rows {
    const { images, labels, order, shape, classNames } = this;
    return new Rows(images, labels, shape, classNames, order ? positions.map((i) => order[i]!) : positions);
  }
}
