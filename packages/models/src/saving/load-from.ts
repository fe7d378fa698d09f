import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import { modelFromBytes } from "./from-bytes.js";
import type { ModelStore } from "./model-store.js";

/**
 * The model that `saveTo` kept in a store.
 *
 * The model's tensors are the caller's: `model.dispose()` frees them all.
 *
 * @throws {ModelError} `FILE_NOT_FOUND` if there is nothing under the key; `NOT_A_MODEL`, `CORRUPT_FILE` for what is no model
 * or damaged; `NO_BACKEND`. Nothing has been created then.
 * @throws what the store throws.
 * @example
 * const model = await loadFrom(store, "digits");
 */
export async function loadFrom(store: ModelStore, key: string): Promise<LayersModel> {
  const bytes = await store.read(key);
  if (!bytes) {
    throw new ModelError(
      "FILE_NOT_FOUND",
      `[models] expected a model under ${JSON.stringify(key)} in the store, found nothing: check the key.`,
    );
  }
  return modelFromBytes(bytes, `what the store has under ${JSON.stringify(key)}`);
}
