import type { LayersModel } from "@tensorflow/tfjs-layers";
import { layerPosition } from "./layer-position.js";
import { setTrainable } from "./set-trainable.js";

/**
 * Lets the last layers of a model be trained again, what {@link freeze} ended. The layers before `from` stay as they were.
 *
 * Changes the model, not a copy. It need not be compiled again: its optimizer begins anew (moments and step count, not the
 * learning rate). Nothing happens if no layer was frozen.
 *
 * @param from - Name of the first layer to train; all layers if left out.
 * @throws {ModelError} `INVALID_ARGUMENT` if there is no such layer; nothing has changed then.
 * @example
 * freeze(model);
 * unfreeze(model, "dense");
 * model.trainableWeights.length; // 4: two dense layers
 */
export function unfreeze(model: LayersModel, from?: string): void {
  const begin = from === undefined ? 0 : layerPosition(model, "from", from);
  setTrainable(model, model.layers.slice(begin), true);
}
