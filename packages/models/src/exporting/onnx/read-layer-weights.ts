import { LayersModel, type layers } from "@tensorflow/tfjs-layers";
import type { Weight } from "./permute.js";

/** The weights of each layer, in the order of `layer.getWeights()`. */
export type LayerWeights = ReadonlyMap<layers.Layer, readonly Weight[]>;

/** Reads the weights of all layers of a model and of the models within it. */
export async function readLayerWeights(model: LayersModel): Promise<LayerWeights> {
  const found = new Map<layers.Layer, Weight[]>();
  for (const layer of model.layers) {
    if (layer instanceof LayersModel) {
      for (const [inner, weights] of await readLayerWeights(layer)) found.set(inner, [...weights]);
      continue;
    }
    const weights = layer.getWeights().map(async (weight): Promise<Weight> => {
      return { shape: weight.shape, values: await weight.data<"float32">() };
    });
    found.set(layer, await Promise.all(weights));
  }
  return found;
}
