import { dispose, tensor } from "@tensorflow/tfjs-core";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { ModelError } from "../../model-error.js";
import type { Hdf5Numbers } from "./hdf5.js";
import type { NamedLayer, WeightSource } from "./weight-source.js";

/**
 * Gives a model the weights of a file. Nothing is changed unless all of them fit.
 *
 * @param order - The model's layers in the order of Keras.
 * @throws {ModelError} `CORRUPT_FILE` if a layer has other weights than the file; names it.
 */
export function setWeights(model: LayersModel, order: readonly NamedLayer[], source: WeightSource): void {
  const found = source(order);
  const fitting = order.flatMap(({ name }, i) => {
    const weights = found[i]!;
    const layer = model.layers.find((one) => one.name === name);
    if (!layer) return []; // an InputLayer that a Sequential does not list
    checkShapes(layer, weights);
    return [{ layer, weights }];
  });
  for (const { layer, weights } of fitting) {
    const tensors = weights.map(({ values, shape }) => tensor(values, [...shape], "float32"));
    layer.setWeights(tensors);
    dispose(tensors);
  }
}

function checkShapes(layer: layers.Layer, weights: readonly Hdf5Numbers[]): void {
  const expected = layer.weights.map(({ shape }) => `[${shape.join(", ")}]`).join(", ");
  const found = weights.map(({ shape }) => `[${shape.join(", ")}]`).join(", ");
  if (expected === found) return;
  throw new ModelError(
    "CORRUPT_FILE",
    `[models] expected weights of shapes ${expected || "(none)"} for the layer "${layer.name}" (${layer.getClassName()}), ` +
      `found ${found || "none"}: the weights are of another model.`,
  );
}
