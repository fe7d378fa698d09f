import { LayersModel, type layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import type { OnnxGraph } from "./graph.js";
import { cannotWrite, type LayerConfig } from "./layer-call.js";
import { layerWriters } from "./layer-writers.js";
import type { LayerWeights } from "./read-layer-weights.js";
import type { Value } from "./value.js";

/**
 * Adds a model's layers to a graph, from the outputs back to the inputs; a model within is written where it is called.
 *
 * @param inputs - What the model's inputs are.
 * @returns What its first output is.
 * @throws {ModelError} `UNSUPPORTED_MODEL`; names the layer.
 */
export function writeModel(graph: OnnxGraph, model: LayersModel, weights: LayerWeights, inputs: Value[]): Value {
  const written = new Map(model.inputs.map((tensor, i) => [tensor.id, inputs[i]!]));

  function valueOfTensor(tensor: SymbolicTensor): Value {
    const known = written.get(tensor.id);
    if (known) return known;
    const layer = tensor.sourceLayer;
    const node = layer.inboundNodes[tensor.nodeIndex]!;
    const value = write(layer, node.inputTensors.map(valueOfTensor), tensor);
    written.set(tensor.id, value);
    return value;
  }

  function write(layer: layers.Layer, given: Value[], tensor: SymbolicTensor): Value {
    if (layer instanceof LayersModel) return writeModel(graph, layer, weights, given);
    const kind = layer.getClassName();
    if (!Object.hasOwn(layerWriters, kind)) throw cannotWrite({ layer }, "a kind that is not written");
    return layerWriters[kind]!({
      graph,
      layer,
      config: layer.getConfig() as LayerConfig,
      weights: weights.get(layer) ?? [],
      inputs: given,
      outputShape: tensor.shape.slice(1),
    });
  }

  return valueOfTensor(model.outputs[0]!);
}
