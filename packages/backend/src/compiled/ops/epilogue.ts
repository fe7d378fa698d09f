import type { PointwiseActivation } from "../chain/layer-spec.js";

/** How a multiply-add kernel ends its sums; the numbers are `Epilogue` in `assembly/contract.ts`. */
const epilogues: Partial<Record<PointwiseActivation, number>> = { linear: 0, relu: 1, relu6: 2 };

/** Whether a multiply-add kernel applies an activation itself. */
export function hasEpilogue(activation: PointwiseActivation): boolean {
  return activation in epilogues;
}

/** The kernels' number for an activation that {@link hasEpilogue}. */
export function epilogueOf(activation: PointwiseActivation): number {
  return epilogues[activation]!;
}
