import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import type { ModelStore } from "./model-store.js";
import type { SaveOptions } from "./save-options.js";
import { toBytes } from "./to-bytes.js";

/**
 * Keeps a model as one file (that of `toBytes`) in a store: OPFS or IndexedDB in a browser, say.
 *
 * @param key - The name under which `loadFrom` finds it.
 * @throws {ModelError} `WRITE_FAILED` if the store cannot keep it; `NOT_SERIALIZABLE`; `INVALID_ARGUMENT`.
 * @example
 * const files = new Map<string, Uint8Array>();
 * const store = { write: async (key, bytes) => files.set(key, bytes), read: async (key) => files.get(key) };
 * await saveTo(store, "digits", model);
 */
export async function saveTo(
  store: Pick<ModelStore, "write">,
  key: string,
  model: LayersModel,
  options: SaveOptions = {},
): Promise<void> {
  const bytes = await toBytes(model, options);
  try {
    await store.write(key, bytes);
  } catch (cause) {
    throw new ModelError(
      "WRITE_FAILED",
      `[models] expected a store that keeps ${bytes.length} bytes under ${JSON.stringify(key)}, found that it failed: ` +
        `${cause instanceof Error ? cause.message : cause}.`,
      { cause },
    );
  }
}
