import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import { requireBackend } from "../require-backend.js";
import { decodeModel } from "./decode-model.js";
import { unpackModel } from "./safetensors.js";

/**
 * The model that `toBytes` wrote.
 *
 * Compiled, with its optimizer where it was, if that was written. The model's tensors are the caller's: `model.dispose()`
 * frees them all.
 *
 * @throws {ModelError} `NOT_A_MODEL` for bytes of another kind; `CORRUPT_FILE` if they are damaged or cut off; `NO_BACKEND`;
 * `INVALID_ARGUMENT`. Nothing has been created then.
 * @example
 * const model = await fromBytes(await toBytes(buildCnn()));
 */
export async function fromBytes(bytes: Uint8Array): Promise<LayersModel> {
  return modelFromBytes(bytes, "the bytes");
}

/**
 * The same for bytes that came from somewhere.
 *
 * @param where - They came from, for messages.
 */
export async function modelFromBytes(bytes: Uint8Array, where: string): Promise<LayersModel> {
  if (!(bytes instanceof Uint8Array)) {
    throw new ModelError("INVALID_ARGUMENT", `[models] ${where} must be a Uint8Array, found ${String(bytes)}.`);
  }
  requireBackend();
  const { json, weights } = await unpackModel(bytes, where);
  return decodeModel(json, weights, where);
}
