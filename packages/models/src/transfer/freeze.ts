import type { LayersModel } from "@tensorflow/tfjs-layers";
import { layerPosition } from "./layer-position.js";
import { setTrainable } from "./set-trainable.js";

/**
 * Freezes the first layers of a model: training leaves their weights as they are, to the bit, and no gradient is computed for
 * them. The layers after `upTo` stay as they were.
 *
 * Changes the model, not a copy. It need not be compiled again: its optimizer begins anew (moments and step count, not the
 * learning rate), for what it remembers belongs to other weights. As in TensorFlow.js, and unlike in Keras, a frozen
 * `BatchNormalization` keeps its scale and shift, but still normalises training batches by their own statistics and averages
 * these.
 *
 * @param upTo - Name of the last layer to freeze. All but the last layer that has weights, if left out: what `replaceHead`
 * replaced goes on learning.
 * @throws {ModelError} `INVALID_ARGUMENT` if there is no such layer; nothing has changed then.
 * @example
 * freeze(model, "max_pooling2d_1"); // both convolutions of the lab sheet's network
 * model.trainableWeights.length; // 4: two dense layers
 */
export function freeze(model: LayersModel, upTo?: string): void {
  const end =
    upTo === undefined
      ? model.layers.findLastIndex((layer) => layer.weights.length > 0)
      : layerPosition(model, "upTo", upTo) + 1;
  setTrainable(model, model.layers.slice(0, Math.max(0, end)), false);
}
