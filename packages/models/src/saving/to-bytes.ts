import type { LayersModel } from "@tensorflow/tfjs-layers";
import { encodeModel } from "./encode-model.js";
import { packModel } from "./safetensors.js";
import type { SaveOptions } from "./save-options.js";

/**
 * A model as one self-describing file with a checksum, to be kept or sent anywhere; `fromBytes` reads it.
 *
 * The format is safetensors, so that others (Python's `safetensors.numpy.load_file`, say) find the weights by their names;
 * architecture and training configuration are in its metadata as the text of a TensorFlow.js `model.json`. Leaves no tensor
 * behind.
 *
 * @throws {ModelError} `NOT_SERIALIZABLE` for a loss given as a function, or numbers beyond float16; `INVALID_ARGUMENT`.
 * @example
 * const bytes = await toBytes(model, { weightsDtype: "float16", includeOptimizer: false });
 */
export async function toBytes(model: LayersModel, options: SaveOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  return packModel(await encodeModel(model, options));
}
