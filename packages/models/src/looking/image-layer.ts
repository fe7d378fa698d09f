import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";

/** Layers that hand images on, but what they say was said by the layer before them. */
const secondary = /Pooling|Dropout|Padding|Cropping|UpSampling|InputLayer/;

/**
 * A layer of a model that hands images on, shape [n, height, width, channels].
 *
 * @param name - Of the layer. The last one that is no pooling, dropout or padding, if left out: for the lab sheet's network
 * "conv2d_1".
 * @throws {ModelError} `INVALID_ARGUMENT` if there is no such layer.
 */
export function imageLayer(model: LayersModel, name?: string): layers.Layer {
  const all = model.layers.filter(
    (layer) => layer.outputShape.length === 4 && typeof layer.outputShape[3] === "number",
  );
  const found =
    name === undefined
      ? all.findLast((layer) => !secondary.test(layer.getClassName()))
      : all.find((layer) => layer.name === name);
  if (found) return found;
  throw new ModelError(
    "INVALID_ARGUMENT",
    `[models] layer must be one with an output of shape [n, height, width, channels], such as a convolution; found ` +
      `${name === undefined ? "none" : JSON.stringify(name)} in [${all.map((layer) => layer.name).join(", ")}].`,
  );
}
