/** Keras' default names by layer class. */
const stems = {
  Conv2D: "conv2d",
  BatchNormalization: "batch_normalization",
  Activation: "activation",
  MaxPooling2D: "max_pooling2d",
  AveragePooling2D: "average_pooling2d",
  Flatten: "flatten",
  Dense: "dense",
  Dropout: "dropout",
} as const;

/** Class of a layer that this package builds. */
export type LayerKind = keyof typeof stems;

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
