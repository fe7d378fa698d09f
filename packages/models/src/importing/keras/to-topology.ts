import type { Json, KerasLayer, KerasModel } from "./keras-config.js";
import { layerOptions } from "./layer-options.js";
import { layerTranslations } from "./layer-translations.js";

/**
 * A Keras model as the `modelTopology` of TensorFlow.js, with those options of the layers only that it computes as Keras does.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` for a layer or an option that is not covered; names the layer.
 */
export function toTopology(model: KerasModel): Json {
  const layers = model.layers.map((layer) => toLayer(layer, model));
  if (model.kind === "Sequential") return { class_name: "Sequential", config: { name: model.name, layers } };
  const config = { name: model.name, layers, input_layers: model.inputs, output_layers: model.outputs };
  return { class_name: "Model", config };
}

function toLayer(layer: KerasLayer, model: KerasModel): Json {
  const { className, name, uses } = layer;
  const options = layerOptions(layer, model.isKeras3);
  if (!Object.hasOwn(layerTranslations, className)) throw options.fail("a kind that is not covered");
  // The first layer of a Sequential of Keras 2 may bring the input's shape itself.
  const common = { name, ...options.pick("trainable", "batch_input_shape") };
  const config = { ...common, ...layerTranslations[className]!(options) };
  if (model.kind === "Sequential") return { class_name: className, config };
  return { class_name: className, name, config, inbound_nodes: uses.map((use) => use.map((at) => [...at, {}])) };
}
