import type { Dataset } from "@mnistlab/datasets";

/**
 * A seeded sample of `size` images with the classes in the data set's own proportions.
 *
 * @param size - An integer in [0, dataset.length]; the whole length gives the data set itself.
 * @param seed - An integer, of which the low 32 bits count.
 */
export function stratifiedSample(dataset: Dataset, size: number, seed: number): Dataset {
  if (size === dataset.length) return dataset;
  return stratifiedSplit(dataset, size, seed)[1];
}

/** The rest and a stratified part of exactly `size` images. */
export function stratifiedSplit(dataset: Dataset, size: number, seed: number): [rest: Dataset, part: Dataset] {
  // `split` rounds the rest down: half an image less than wanted makes the number exact despite rounding.
  const fraction = Math.max(0, size - 0.5) / dataset.length;
  return dataset.split(fraction, { from: "stratified", seed });
}
