import type { OnnxGraph } from "./graph.js";

/**
 * What a layer gives, as a value of the graph.
 *
 * TensorFlow.js has the channels of an image last, ONNX' operators want them first. A value stays in the order in which it
 * came until an operation needs the other one; a dense layer after a flattened image moves its weights instead.
 */
export interface Value {
  /** In the graph. */
  readonly name: string;
  /** As TensorFlow.js has it, without the batch. */
  readonly shape: readonly (number | null)[];
  /**
   * - `kept`: as TensorFlow.js has it.
   * - `channelsFirst`: an image of `shape` [height, width, channels] that lies there as [channels, height, width].
   * - `flattened`: a vector, flattened from an image that lay there as [channels, height, width].
   */
  readonly order: "kept" | "channelsFirst" | "flattened";
  /** Of the image that was `flattened`: height, width, channels. */
  readonly image?: readonly [number, number, number];
}

/** The same image with its channels first. */
export function channelsFirst(graph: OnnxGraph, value: Value): Value {
  if (value.order === "channelsFirst") return value;
  return {
    ...value,
    name: graph.add("Transpose", [value.name], { integers: { perm: [0, 3, 1, 2] } }),
    order: "channelsFirst",
  };
}

/** The same value in TensorFlow.js' order. */
export function kept(graph: OnnxGraph, value: Value): Value {
  const { shape, order, image } = value;
  if (order === "kept") return value;
  let { name } = value;
  if (order === "flattened") {
    const [height, width, channels] = image!;
    name = graph.add("Reshape", [name, graph.shapeConstant([-1, channels, height, width])]);
  }
  name = graph.add("Transpose", [name], { integers: { perm: [0, 2, 3, 1] } });
  if (order === "flattened") name = graph.add("Flatten", [name]);
  return { name, shape, order: "kept" };
}
