import type { Variable } from "@tensorflow/tfjs-core";
import type { Chain, WeightRef } from "../chain/layer-spec.js";
import { FLOAT, sizeOf } from "../ops/operation.js";

/** One weight's place among all the weights of a network. */
export interface PlannedWeight {
  readonly ref: WeightRef;
  /** In bytes; the same in the buffers of weights, gradients and optimizer state. */
  readonly offset: number;
  /** Number of values. */
  readonly size: number;
  /** Position among the trained variables, in the order in which TF.js hands them to its optimizer; -1 for the others. */
  readonly index: number;
}

/** Neighbouring weights that an optimizer steps alike. */
export interface WeightRange {
  readonly offset: number;
  /** Number of values, those between weights included. */
  readonly size: number;
  /** Whether decoupled weight decay applies. */
  readonly decays: boolean;
}

/** All weights of a network next to each other, so that an optimizer steps them in a call or two. */
export interface WeightPlan {
  readonly weights: readonly PlannedWeight[];
  /** Bytes of all weights. */
  readonly bytes: number;
  /** Bytes of the trained ones, which come first. */
  readonly trainedBytes: number;
  readonly ranges: readonly WeightRange[];
}

/** Each weight starts at a multiple of a vector's bytes. */
const ALIGNMENT = 16;

/**
 * Orders the weights of a chain: trained ones that decay, other trained ones, the rest.
 *
 * @param trained - The variables to train, in TF.js's order.
 * @param decays - Whether decoupled weight decay applies to a variable.
 */
export function planWeights(
  { layers }: Chain,
  trained: readonly Variable[] = [],
  decays: (variable: Variable) => boolean = () => false,
): WeightPlan {
  const refs = layers.flatMap((spec) =>
    [
      ...("kernel" in spec ? [spec.kernel, spec.bias] : []),
      ...("gamma" in spec ? [spec.gamma, spec.beta, spec.movingMean, spec.movingVariance] : []),
    ].filter((ref) => ref !== undefined),
  );
  const rank = (ref: WeightRef) => (!trained.includes(ref.read()) ? 2 : decays(ref.read()) ? 0 : 1);
  const weights: PlannedWeight[] = [];
  const ranges: WeightRange[] = [];
  let bytes = 0;
  for (const group of [0, 1, 2]) {
    const offset = bytes;
    for (const ref of refs.filter((ref) => rank(ref) === group)) {
      const size = sizeOf(ref.shape);
      weights.push({ ref, offset: bytes, size, index: trained.indexOf(ref.read()) });
      bytes += Math.ceil((size * FLOAT) / ALIGNMENT) * ALIGNMENT;
    }
    if (group < 2 && bytes > offset) ranges.push({ offset, size: (bytes - offset) / FLOAT, decays: group === 0 });
  }
  return { weights, bytes, trainedBytes: ranges.reduce((sum, { size }) => sum + size * FLOAT, 0), ranges };
}
