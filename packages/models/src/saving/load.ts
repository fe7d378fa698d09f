import type { LayersModel } from "@tensorflow/tfjs-layers";
import { requireBackend } from "../require-backend.js";
import { concatBytes } from "./concat-bytes.js";
import { decodeModel } from "./decode-model.js";
import { modelDirectory } from "./model-directory.js";
import { modelFile, parseModelJson } from "./model-json.js";
import { readWeights } from "./read-weights.js";

/**
 * Loads a model that `save` wrote, or any TensorFlow.js layers model in a directory (converted from Keras, say, in shards,
 * quantised or not).
 *
 * It predicts exactly what the saved one predicted. If its training configuration was saved it is compiled and its
 * optimizer goes on where it was. The model's tensors are the caller's: `model.dispose()` frees them all.
 *
 * @param directory - A path; Node, Deno and Bun only.
 * @throws {ModelError} `FILE_NOT_FOUND`; `NOT_A_MODEL` if model.json is something else; `CORRUPT_FILE` if the weights are
 * truncated, damaged or of another model; `NO_BACKEND`; `UNSUPPORTED_RUNTIME` in a browser; `INVALID_ARGUMENT`. Nothing has
 * been created then.
 * @example
 * const model = await load("runs/first/model");
 */
export async function load(directory: string): Promise<LayersModel> {
  const source = modelDirectory(directory);
  requireBackend();
  const where = source.path(modelFile);
  const json = parseModelJson(new TextDecoder().decode(await source.read(modelFile)), where);
  const groups = await Promise.all(json.weightsManifest.map((group) => readWeights(source, group)));
  return decodeModel(json, concatBytes(groups), where);
}
