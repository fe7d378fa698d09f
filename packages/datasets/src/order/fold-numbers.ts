import { DatasetError } from "../dataset-error.js";
import { countLabels } from "./count-labels.js";
import { permutation } from "./permutation.js";

/** How `Dataset.kFold` deals samples to folds. */
export interface KFoldOptions {
  /**
   * An integer, of which the low 32 bits count: samples are dealt in a random sequence.
   * @default none: they are dealt in their own, so each fold is a contiguous piece (of each class, if stratified)
   */
  readonly seed?: number;
  /** Whether every fold has the whole's proportions of classes. @default false */
  readonly stratified?: boolean;
}

/**
 * The fold in which each sample is validated.
 *
 * Sizes are those of scikit-learn's `KFold` and `StratifiedKFold`, and without a seed so are the samples: the first
 * n mod k folds have one sample more than the others, and stratified folds differ by at most one in every class.
 *
 * @param labels - Class indices in the order of the samples, shape [n].
 * @param k - Number of folds, an integer in [2, n].
 * @returns Integers in [0, k), shape [n].
 * @throws {DatasetError} `INVALID_ARGUMENT` if `k` is out of range, or larger than every class of stratified folds, or if
 * `seed` is not an integer.
 */
export function foldNumbers(labels: Uint8Array, k: number, options: KFoldOptions = {}): Uint32Array {
  const { seed, stratified = false } = options;
  if (!Number.isSafeInteger(k) || k < 2 || k > labels.length) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected an integer from 2 to ${labels.length}, the number of samples, as k, found ${String(k)}.`,
    );
  }
  // Without stratification, all samples are of one class.
  const classes = stratified ? labels : new Uint8Array(labels.length);
  const places = placesByClass(classes, k);
  const folds = new Uint32Array(labels.length);
  for (const position of seed === undefined ? labels.keys() : permutation(labels.length, seed)) {
    folds[position] = places.get(classes[position]!)!.next().value!;
  }
  return folds;
}

/**
 * For each class, the folds that its samples take, one after the other: scikit-learn's allocation.
 *
 * Sorted by class, in the order in which classes appear, sample i would go to fold i mod k: this says how many of each class
 * a fold gets. The samples of a class then fill fold 0, fold 1, … up to these numbers.
 */
function placesByClass(classes: Uint8Array, k: number): Map<number, ArrayIterator<number>> {
  const counts = countLabels(classes);
  const largest = Math.max(...counts.values());
  if (largest < k) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected a k of at most ${largest}, the samples of the largest class, for stratified folds, found ${k}.`,
    );
  }
  let start = 0;
  const places = new Map<number, ArrayIterator<number>>();
  for (const [label, count] of counts) {
    places.set(
      label,
      Uint32Array.from({ length: count }, (_, i) => (start + i) % k)
        .sort()
        .values(),
    );
    start += count;
  }
  return places;
}
