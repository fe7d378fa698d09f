import { DatasetError } from "../dataset-error.js";
import { permutation } from "./permutation.js";
import { stratifiedQuotas } from "./stratified-quotas.js";

/**
 * Which samples become the second part of a split.
 *
 * - `from: "end"`: the last ones, in their order, as Keras' and TensorFlow.js' `validationSplit` takes them.
 * - `from: "random"`: drawn with `seed`.
 * - `from: "stratified"`: drawn with `seed` so that both parts have the whole's proportions of classes.
 */
export type SplitOptions =
  | {
      /** @default "end" */
      readonly from?: "end";
      /** Not needed: nothing is random. */
      readonly seed?: number;
    }
  | DrawnSplit;

/** A split whose samples are drawn. */
export interface DrawnSplit {
  readonly from: "random" | "stratified";
  /** An integer, of which the low 32 bits count. */
  readonly seed: number;
}

/**
 * Whether the samples of the second part are drawn, rather than taken from the end.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if `from` is none of the three.
 */
export function isDrawnSplit(options: SplitOptions): options is DrawnSplit {
  const { from = "end" } = options;
  if (from === "random" || from === "stratified") return true;
  if (from === "end") return false;
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected from: "end", "random" or "stratified", found ${JSON.stringify(from)}.`,
  );
}

/**
 * Samples that stay when `fraction` of `length` is split off: floor(length · (1 − fraction)), as Keras computes it.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if `fraction` is not in [0, 1).
 */
export function sizeOfRest(length: number, fraction: number): number {
  if (fraction >= 0 && fraction < 1) return Math.floor(length * (1 - fraction));
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected a number in [0, 1) as fraction, found ${String(fraction)}.`,
  );
}

/**
 * The positions that go to each side of a drawn split: first the rest, then the part, each in the shuffled order.
 *
 * @param labels - Class indices in the order of the samples, shape [n].
 * @param partSize - Samples in the second part, an integer in [0, n].
 * @throws {DatasetError} `INVALID_ARGUMENT` if the seed is not an integer.
 */
export function splitOrder(
  labels: Uint8Array,
  partSize: number,
  { from, seed }: DrawnSplit,
): [rest: Uint32Array, part: Uint32Array] {
  const order = permutation(labels.length, seed);
  if (from === "stratified") return byQuota(labels, partSize, order);
  const restSize = labels.length - partSize;
  return [order.subarray(0, restSize), order.subarray(restSize)];
}

/** Walks the shuffled samples: the first of each class fill the part until the class's quota is used up. */
function byQuota(labels: Uint8Array, partSize: number, order: Uint32Array): [Uint32Array, Uint32Array] {
  const counts = new Uint32Array(256);
  for (const label of labels) counts[label]!++;
  const quotas = stratifiedQuotas(counts, partSize);
  const rest = new Uint32Array(labels.length - partSize);
  const part = new Uint32Array(partSize);
  let inRest = 0;
  let inPart = 0;
  for (const position of order) {
    const label = labels[position]!;
    if (quotas[label]! > 0) {
      quotas[label]!--;
      part[inPart++] = position;
    } else {
      rest[inRest++] = position;
    }
  }
  return [rest, part];
}
