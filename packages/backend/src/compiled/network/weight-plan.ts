import type { Variable } from "@tensorflow/tfjs-core";
import type { Chain, WeightRef } from "../chain/layer-spec.js";
import { FLOAT, sizeOf } from "../ops/operation.js";

/** One weight's place among all the weights of a network. */
export interface PlannedWeight {
  readonly ref: WeightRef;
  /** In bytes; the same in the buffers of weights and gradients. */
  readonly offset: number;
  /** Number of values. */
  readonly size: number;
  /** Position among the trained variables, in the order in which TF.js hands them to its optimizer; -1 for the others. */
  readonly index: number;
  /** Whether decoupled weight decay applies. */
  readonly decays: boolean;
}

/** All weights of a network next to each other. */
export interface WeightPlan {
  readonly weights: readonly PlannedWeight[];
  /** Bytes of all weights. */
  readonly bytes: number;
  /** Bytes of the trained ones, which come first. */
  readonly trainedBytes: number;
}

/** Each weight starts at a multiple of a vector's bytes. */
const ALIGNMENT = 16;

/**
 * Orders the weights of a chain: the trained ones, then the others.
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
  const weights: PlannedWeight[] = [];
  let bytes = 0;
  let trainedBytes = 0;
  const isTrained = (ref: WeightRef) => trained.includes(ref.read());
  for (const ref of [...refs.filter(isTrained), ...refs.filter((ref) => !isTrained(ref))]) {
    const [size, variable] = [sizeOf(ref.shape), ref.read()];
    const index = trained.indexOf(variable);
    weights.push({ ref, offset: bytes, size, index, decays: index >= 0 && decays(variable) });
    bytes += Math.ceil((size * FLOAT) / ALIGNMENT) * ALIGNMENT;
    if (index >= 0) trainedBytes = bytes;
  }
  return { weights, bytes, trainedBytes };
}
