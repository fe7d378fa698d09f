import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { JsonValue } from "./json-value.js";

/**
 * Members that do not matter once a model has weights; dropout's seed is another at every step. (A checkpoint brings the
 * weights along, so it may be resumed with a model that was built with another seed.)
 */
const irrelevant = /^(seed|name|batchInputShape|cacheDevice|.*Initializer)$/;

/**
 * Layers, their options and connections, without the names that TensorFlow.js makes up and numbers anew in each process: equal
 * for models that compute the same function of their weights.
 */
export function modelConfiguration(model: LayersModel): JsonValue {
  const names = new Map<string, string>();
  for (const [i, layer] of allLayers(model).entries()) names.set(layer.name, `#${i}`);
  const withoutNames = (key: string, value: unknown): unknown => {
    if (irrelevant.test(key)) return undefined;
    return typeof value === "string" ? (names.get(value) ?? value) : value;
  };
  const weights = model.weights.map(({ shape, dtype }) => `${dtype} [${shape.join(", ")}]`);
  return { weights, ...JSON.parse(JSON.stringify(model.getConfig(), withoutNames)) };
}

function allLayers(model: LayersModel): LayersModel["layers"] {
  return model.layers.flatMap((layer) =>
    "layers" in layer ? [layer, ...allLayers(layer as unknown as LayersModel)] : [layer],
  );
}
