import type { LayersModel } from "@tensorflow/tfjs-layers";
import { encodeModel } from "./encode-model.js";
import { modelDirectory } from "./model-directory.js";
import { replaceModel } from "./replace-model.js";
import type { SaveOptions } from "./save-options.js";

/**
 * Writes a model into a directory as `model.json` and the weights that it names, the layout that `tf.loadLayersModel` reads.
 *
 * A model that is there is replaced in one step: the weights are written as `weights-<first 16 digits of their
 * SHA-256>.bin`, `model.json` is renamed to its place last, and then the old weights go. Killed at any moment, it leaves
 * the old model or the new one for `load`, and what else it leaves a `save` after an hour or more clears away. Other files
 * in the directory are left alone. Creates the directory; leaves no tensor behind.
 *
 * @param directory - A path; Node, Deno and Bun only.
 * @throws {ModelError} `WRITE_FAILED` if the directory cannot be written; `NOT_SERIALIZABLE` for a loss given as a function;
 * `UNSUPPORTED_RUNTIME` in a browser (use `saveTo` or TensorFlow.js' `model.save("indexeddb://…")` there);
 * `INVALID_ARGUMENT`.
 * @example
 * await save(model, "runs/first/model");
 */
export async function save(model: LayersModel, directory: string, options: SaveOptions = {}): Promise<void> {
  const target = modelDirectory(directory);
  await replaceModel(target, await encodeModel(model, options));
}
