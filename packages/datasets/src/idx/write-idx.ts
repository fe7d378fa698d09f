import type { Dataset } from "../dataset.js";

/** The two IDX files of a data set. */
export interface WrittenIdx {
  /** Shape [n, height, width], or [n, height, width, channels] where there is more than one channel. */
  readonly images: Uint8Array<ArrayBuffer>;
  /** Shape [n]. */
  readonly labels: Uint8Array<ArrayBuffer>;
}

/**
 * A data set as a pair of IDX files, not compressed, which `fromIdx` and every reader of MNIST's format read back.
 *
 * IDX holds no class names: keep them and give them to `fromIdx`.
 *
 * @example
 * const { images, labels } = writeIdx(dataset);
 * const same = await fromIdx({ images, labels, classNames: dataset.classNames });
 */
export function writeIdx(dataset: Dataset): WrittenIdx {
  const [height, width, channels] = dataset.shape;
  const pixel = channels === 1 ? [] : [channels];
  return {
    images: idxFile([dataset.length, height, width, ...pixel], dataset.images),
    labels: idxFile([dataset.length], dataset.labels),
  };
}

/** Header (two zero bytes, 0x08 = unsigned byte, the number of dimensions, each as big-endian uint32), then the values. */
function idxFile(shape: readonly number[], values: Uint8Array): Uint8Array<ArrayBuffer> {
  const headerBytes = 4 + 4 * shape.length;
  const file = new Uint8Array(headerBytes + values.length);
  const header = new DataView(file.buffer);
  header.setUint32(0, 0x0800 + shape.length);
  for (const [i, size] of shape.entries()) header.setUint32(4 + 4 * i, size);
  file.set(values, headerBytes);
  return file;
}
