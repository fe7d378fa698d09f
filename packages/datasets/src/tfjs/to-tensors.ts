import { type Tensor1D, type Tensor4D, tensor1d, tensor4d } from "@tensorflow/tfjs-core";
import type { Batch } from "../batches.js";
import { scalePixels } from "../scale-pixels.js";

/** Images and labels as TensorFlow.js takes them. */
export interface ImageTensors {
  /** Pixels in [0, 1], float32, shape [n, height, width, channels]. */
  readonly images: Tensor4D;
  /** Class indices, float32, shape [n]. */
  readonly labels: Tensor1D;
}

/**
 * Copies a data set or a batch into two tensors; pixels are divided by 255.
 *
 * Both are float32, the labels too: TensorFlow.js' `sparseCategoricalCrossentropy` takes the floor of the labels, which it
 * refuses to do for int32. Four bytes per pixel are made here: for a large set, convert batch by batch.
 *
 * The caller owns both tensors and disposes them.
 *
 * @param samples - A `Dataset`, or one of its `batches(size)`.
 * @example
 * const dataset = new Dataset({
 *   images: Uint8Array.of(0, 255),
 *   labels: Uint8Array.of(1),
 *   shape: [1, 2, 1],
 *   classNames: ["cat", "dog"],
 * });
 * const { images, labels } = toTensors(dataset);
 * images.shape; // [1, 1, 2, 1]
 * images.dataSync(); // Float32Array [0, 1]
 * labels.dataSync(); // Float32Array [1]
 */
export function toTensors({ images, labels, shape }: Pick<Batch, "images" | "labels" | "shape">): ImageTensors {
  return {
    images: tensor4d(scalePixels(images), [labels.length, ...shape]),
    labels: tensor1d(Float32Array.from(labels), "float32"),
  };
}
