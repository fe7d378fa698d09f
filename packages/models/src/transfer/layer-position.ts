import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";

/**
 * The position of a layer in `model.layers`.
 *
 * @param what - The argument's name, for the message.
 * @throws {ModelError} `INVALID_ARGUMENT` if the model has no layer of that name.
 */
export function layerPosition(model: LayersModel, what: string, name: string): number {
  const position = model.layers.findIndex((layer) => layer.name === name);
  if (position >= 0) return position;
  throw new ModelError(
    "INVALID_ARGUMENT",
    `[models] ${what} must be the name of a layer of the model, one of "${model.layers.map((layer) => layer.name).join('", "')}"; ` +
      `found ${JSON.stringify(name)}.`,
  );
}
