import type { LayersModel } from "@tensorflow/tfjs-layers";

/** Where a model's metadata has its config: `{ mnistlab: { config } }`. */
const key = "mnistlab";

/**
 * Has a model remember what it was built from, in the metadata that TensorFlow.js saves and loads with it.
 *
 * Metadata that is there stays.
 *
 * @param config - Plain data that JSON can hold.
 */
export function rememberConfig(model: LayersModel, config: object): void {
  model.setUserDefinedMetadata({ ...metadataOf(model), [key]: { config } });
}

/** What a model remembers; anything, for a model from a file, or `undefined`. */
export function rememberedConfig(model: LayersModel): unknown {
  const own = metadataOf(model)[key];
  return typeof own === "object" && own !== null ? (own as Record<string, unknown>).config : undefined;
}

function metadataOf(model: LayersModel): Readonly<Record<string, unknown>> {
  return (model.getUserDefinedMetadata() as Record<string, unknown> | undefined) ?? {};
}
