import type { layers } from "@tensorflow/tfjs-layers";
import { ModelError } from "../../model-error.js";
import type { OnnxGraph } from "./graph.js";
import type { Weight } from "./permute.js";
import type { Value } from "./value.js";

/** One use of a layer: all that is needed to write it. */
export interface LayerCall {
  readonly graph: OnnxGraph;
  readonly layer: layers.Layer;
  /** As `layer.getConfig()` has it. */
  readonly config: LayerConfig;
  /** In the order of `layer.getWeights()`. */
  readonly weights: readonly Weight[];
  readonly inputs: readonly Value[];
  /** What comes out, as TensorFlow.js has it, without the batch. */
  readonly outputShape: readonly (number | null)[];
}

/** Adds a layer to the graph. */
export type LayerWriter = (call: LayerCall) => Value;

/** The options of TensorFlow.js' layers that matter for inference, by the names of their `getConfig()`. */
export interface LayerConfig {
  readonly activation?: string;
  readonly useBias?: boolean;
  readonly strides?: readonly number[] | null;
  readonly padding?: "valid" | "same" | "causal";
  readonly dilationRate?: number | readonly number[] | null;
  readonly dataFormat?: "channelsLast" | "channelsFirst";
  readonly poolSize?: readonly number[];
  readonly axis?: number | readonly number[];
  readonly epsilon?: number;
  readonly scale?: boolean;
  readonly center?: boolean;
  readonly maxValue?: number | null;
  readonly alpha?: number;
}

/** The error for a layer that cannot be written. */
export function cannotWrite({ name, layer }: { name?: string; layer: layers.Layer }, found: string): ModelError {
  return new ModelError(
    "UNSUPPORTED_MODEL",
    `[models] expected layers that are written as ONNX, found ${found} in the layer "${name ?? layer.name}" ` +
      `(${layer.getClassName()}): replace it, or write an issue.`,
  );
}
