import type { LayerKind } from "./layer-spec.js";

/** Keras' default names by layer class. */
const stems: Readonly<Record<LayerKind, string>> = {
  Conv2D: "conv2d",
  DepthwiseConv2D: "depthwise_conv2d",
  BatchNormalization: "batch_normalization",
  Activation: "activation",
  MaxPooling2D: "max_pooling2d",
  AveragePooling2D: "average_pooling2d",
  GlobalAveragePooling2D: "global_average_pooling2d",
  Add: "add",
  Flatten: "flatten",
  Dense: "dense",
  Dropout: "dropout",
};

/**
 * A function that names layers as Keras does in a fresh session: `conv2d`, `conv2d_1`, …
 *
 * Each model gets its own, so that names do not depend on how many models were built before.
 *
 * @example
 * const nameOf = layerNamer();
 * [nameOf("Dense"), nameOf("Dense")]; // ["dense", "dense_1"]
 */
export function layerNamer(): (kind: LayerKind) => string {
  const used = new Map<LayerKind, number>();
  return (kind) => {
    const index = used.get(kind) ?? 0;
    used.set(kind, index + 1);
    return index === 0 ? stems[kind] : `${stems[kind]}_${index}`;
  };
}
