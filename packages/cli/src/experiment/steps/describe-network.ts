import { summary } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** The network of a run. */
export interface NetworkResult {
  /** Its layers, output shapes and parameter counts as Keras prints them. */
  readonly summary: string;
  /** Number of parameters. */
  readonly parameters: number;
}

/** What a network looks like. */
export function describeNetwork(model: LayersModel): NetworkResult {
  return { summary: summary(model), parameters: model.countParams() };
}
