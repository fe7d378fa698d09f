import type { Optimizer, Scalar, Tensor, Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** One batch as TF.js hands it to a model's functions: inputs, targets, and in `fit` sample weights or null. */
export type StepData = (Tensor | null)[];

/**
 * The members of TF.js 4.22's `LayersModel` that acceleration replaces or reads though its declarations hide them.
 *
 * `fit`, `trainOnBatch`, `evaluate` and `predict` all end in these; a change upstream has this one file to be felt in.
 */
export interface LayersModelInternals {
  makeTrainFunction(): (data: StepData) => Scalar[];
  makeTestFunction(): void;
  testFunction: (data: StepData) => Scalar[];
  predictLoop(inputs: Tensor | Tensor[], batchSize?: number, verbose?: boolean): Tensor | Tensor[];
  /** Set by `compile`. */
  readonly optimizer: Optimizer | undefined;
  readonly loss: unknown;
  readonly metrics: unknown;
  readonly collectedTrainableWeights: readonly { read(): Variable }[] | undefined;
}

/** The object that does a model's work: a `Sequential` hands everything on to the functional model inside it. */
export function internalsOf(model: LayersModel): LayersModelInternals {
  const outer = model as unknown as LayersModelInternals & { readonly model?: LayersModelInternals };
  return outer.model ?? outer;
}
