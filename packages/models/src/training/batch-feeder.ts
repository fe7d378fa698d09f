import { type Tensor, tensor } from "@tensorflow/tfjs-core";

/** Some images as bytes with their labels, as a data set's `batches()` yields them. */
export interface ByteBatch {
  /** Pixels in [0, 255], shape [size, ...shape]. */
  readonly images: Uint8Array;
  /** Class indices, shape [size]. */
  readonly labels: Uint8Array;
  /** Number of images. */
  readonly size: number;
}

/** Turns batches of bytes into the tensors that a model takes. */
export interface BatchFeeder {
  /** Pixels as float32 in [0, 1], shape [size, ...shape]. To be disposed before the next call. */
  images(images: Uint8Array, size: number): Tensor;
  /** Class indices as float32, shape [size, 1], as TensorFlow.js' sparse loss and accuracy take them. To be disposed. */
  labels(labels: Uint8Array): Tensor;
}

/** Pixel i as float32 i / 255, correctly rounded: what NumPy's float32 division gives. */
function pixelTable(): Float32Array {
  return Float32Array.from({ length: 256 }, (_, i) => Math.fround(i / 255));
}

/**
 * A feeder for images of one shape.
 *
 * All batches share one float copy: backends may refer to it as long as a tensor lives, so there is at most one images
 * tensor at a time.
 *
 * @param shape - Of one image.
 * @param batchSize - Most images per batch.
 */
export function createBatchFeeder(shape: readonly number[], batchSize: number): BatchFeeder {
  const pixels = shape.reduce((product, size) => product * size, 1);
  let table: Float32Array | undefined;
  let floats: Float32Array | undefined;
  return {
    images(images, size) {
      // Made when first needed: compiled programs take bytes.
      table ??= pixelTable();
      floats ??= new Float32Array(batchSize * pixels);
      const count = size * pixels;
      for (let i = 0; i < count; i++) floats[i] = table[images[i]!]!;
      return tensor(floats.subarray(0, count), [size, ...shape], "float32");
    },
    labels(labels) {
      return tensor(Float32Array.from(labels), [labels.length, 1], "float32");
    },
  };
}
