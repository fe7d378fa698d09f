import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkChoice } from "../checks.js";
import { ModelError } from "../model-error.js";
import { createGraph } from "./onnx/graph.js";
import { readLayerWeights } from "./onnx/read-layer-weights.js";
import { kept, type Value } from "./onnx/value.js";
import { writeModel } from "./onnx/write-model.js";

/** Options of `toOnnx`. */
export interface ToOnnxOptions {
  /**
   * How images are given to the written model: as TensorFlow.js takes them, [n, height, width, channels], or as most ONNX
   * models take them, [n, channels, height, width]. Without meaning for other inputs. @default "channelsLast"
   */
  dataFormat?: "channelsLast" | "channelsFirst";
}

/**
 * A model as ONNX, for inference with onnxruntime and its like, in Node, in pages, on phones.
 *
 * The input is named `input`: float32, for images in [0, 1], as the model's own. The output is named `output`: that of the
 * model, for batches of any size. Operators of ONNX' opset 13. Predictions are the model's own but for rounding.
 * Changes nothing, leaves no tensor behind.
 *
 * @param model - One input, one output; layers that the builders of this package use, and Add, Concatenate and the like
 * between them.
 * @throws {ModelError} `UNSUPPORTED_MODEL` for layers or options of layers that are not written, which it names;
 * `INVALID_ARGUMENT`.
 * @example
 * await writeFile("digits.onnx", await toOnnx(model));
 */
export async function toOnnx(
  model: LayersModel,
  { dataFormat = "channelsLast" }: ToOnnxOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  checkChoice("dataFormat", dataFormat, ["channelsLast", "channelsFirst"]);
  const { inputs, outputs } = model;
  if (inputs.length !== 1 || outputs.length !== 1) {
    throw new ModelError(
      "UNSUPPORTED_MODEL",
      `[models] expected a model with one input and one output, found ${inputs.length} and ${outputs.length}.`,
    );
  }
  const graph = createGraph();
  const shape = inputs[0]!.shape.slice(1);
  const isMoved = dataFormat === "channelsFirst" && shape.length === 3;
  const input: Value = { name: "input", shape, order: isMoved ? "channelsFirst" : "kept" };
  const output = kept(graph, writeModel(graph, model, await readLayerWeights(model), [input]));
  // A graph whose output is its input has no name for it.
  const value = output.name === input.name ? graph.add("Identity", [output.name]) : output.name;
  const given = isMoved ? [shape[2]!, shape[0]!, shape[1]!] : shape;
  return graph.encode(
    model.name,
    { name: input.name, shape: given },
    { name: "output", shape: outputs[0]!.shape.slice(1), value },
  );
}
