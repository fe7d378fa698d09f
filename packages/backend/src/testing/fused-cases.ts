import { randomNormal, type Tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";

type Activation = "linear" | "relu" | "relu6" | "elu" | "sigmoid" | "leakyrelu" | "prelu";

/** A bias that broadcasts to the output in one of the ways TF.js allows, and an activation. */
export interface FusedCase {
  activation: Activation;
  bias: "none" | "channel" | "scalar" | "full";
}

export const fusedCases: fc.Arbitrary<FusedCase> = fc.record({
  activation: fc.constantFrom<Activation[]>("linear", "relu", "relu6", "elu", "sigmoid", "leakyrelu", "prelu"),
  bias: fc.constantFrom<FusedCase["bias"][]>("none", "channel", "scalar", "full"),
});

/** What TF.js's fused operations take besides their tensors. */
export interface FusedArguments {
  bias: Tensor | undefined;
  activation: Activation;
  leakyreluAlpha: number;
  preluActivationWeights: Tensor | undefined;
}

/** The arguments that TF.js's fused operations take for a case, for an output of the given shape. */
export function fusedArguments(
  { activation, bias }: FusedCase,
  outShape: readonly number[],
  seed: number,
): FusedArguments {
  const [, ...image] = outShape;
  const channels = outShape.at(-1)!;
  const shapes = { none: undefined, channel: [channels], scalar: [1], full: [1, ...image] };
  const normal = (shape: number[] | undefined, offset: number): Tensor | undefined =>
    shape && randomNormal(shape, 0, 1, "float32", seed + offset);
  return {
    bias: normal(shapes[bias], 2),
    activation,
    leakyreluAlpha: 0.3,
    preluActivationWeights: activation === "prelu" ? normal([channels], 3) : undefined,
  };
}
