import type { Tensor1D, Tensor4D } from "@tensorflow/tfjs-core";
import type { Batch } from "../batches.js";
import { toTensors } from "./to-tensors.js";

/**
 * A batch as `model.fitDataset` and `model.evaluateDataset` take it. A type, not an interface: TensorFlow.js'
 * `TensorContainer` asks for an index signature, which interfaces lack.
 */
export type XsYs = {
  /** Pixels in [0, 1], float32, shape [size, height, width, channels]. */
  readonly xs: Tensor4D;
  /** Class indices, float32, shape [size]. */
  readonly ys: Tensor1D;
};

/**
 * What `tf.data.generator` takes: a function that starts a pass over the batches, as tensors.
 *
 * A batch's tensors are made when it is asked for. Whoever asks owns and disposes them; `fitDataset` and `evaluateDataset`
 * of TensorFlow.js do.
 *
 * @param batches - Batches for every pass, or a function that gives those of pass 0, 1, … (`fitDataset` makes one per epoch).
 * @example
 * const dataset = new Dataset({
 *   images: Uint8Array.of(0, 255),
 *   labels: Uint8Array.of(1, 0),
 *   shape: [1, 1, 1],
 *   classNames: ["cat", "dog"],
 * });
 * const generator = batchGenerator((pass) => dataset.batches(2, { seed: pass }));
 * const [{ xs, ys }] = generator(); // the first pass; with tfjs-data: tf.data.generator(generator)
 * xs.shape; // [2, 1, 1, 1]
 * ys.shape; // [2]
 */
export function batchGenerator(
  batches: Iterable<Batch> | ((pass: number) => Iterable<Batch>),
): () => Generator<XsYs, void, void> {
  let passes = 0;
  return () => tensorsOf(typeof batches === "function" ? batches(passes++) : batches);
}

function* tensorsOf(batches: Iterable<Batch>): Generator<XsYs, void, void> {
  for (const batch of batches) {
    const { images, labels } = toTensors(batch);
    yield { xs: images, ys: labels };
  }
}
