import type { Dataset, DatasetInit } from "@mnistlab/datasets";

/**
 * One number per image of a data set, as a data set: split, cut and shuffled with the same arguments it stays beside the
 * images, whatever order those give.
 *
 * @param weights - Kept as float32: the four "pixels" of an "image" are its bytes.
 * @param of - The images. The result is of the same class: this package knows data sets only by what they do.
 */
export function weightsAsDataset(weights: ArrayLike<number>, of: Dataset): Dataset {
  const SameDataset = of.constructor as new (init: DatasetInit) => Dataset;
  const images = new Uint8Array(Float32Array.from(weights).buffer);
  const labels = new Uint8Array(weights.length);
  return new SameDataset({ images, labels, shape: [1, 1, 4], classNames: ["weight"] });
}

/** The numbers of {@link weightsAsDataset}, in the order that the data set has now. */
export function weightsOfDataset(dataset: Dataset): Float32Array {
  return new Float32Array(dataset.images.slice().buffer);
}
