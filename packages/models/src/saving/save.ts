import type { LayersModel } from "@tensorflow/tfjs-layers";
import { encodeModel } from "./encode-model.js";
import { modelDirectory } from "./model-directory.js";
import { modelFile, weightsFile } from "./model-json.js";

/** Options of `save`. */
export interface SaveOptions {
  /**
   * Whether to write loss, metrics and the optimizer with its state, too, so that the loaded model can be evaluated and
   * trained further. Adam's state is twice the size of the weights. @default true, as in Keras
   */
  includeOptimizer?: boolean;
}

/**
 * Writes a model into a directory as `model.json` and `weights.bin`, the layout that `tf.loadLayersModel` reads.
 *
 * Each file appears whole, `model.json` last and with a checksum of the weights, so that `load` never takes half a model
 * for a whole one after a crash. Other files in the directory are left alone. Creates the directory; leaves no tensor behind.
 *
 * @param directory - A path; Node, Deno and Bun only.
 * @throws {ModelError} `WRITE_FAILED` if the directory cannot be written; `NOT_SERIALIZABLE` for a loss given as a function;
 * `UNSUPPORTED_RUNTIME` in a browser (use TensorFlow.js' `model.save("indexeddb://…")` there); `INVALID_ARGUMENT`.
 * @example
 * await save(model, "runs/first/model");
 */
export async function save(model: LayersModel, directory: string, options: SaveOptions = {}): Promise<void> {
  const target = modelDirectory(directory);
  const { json, weights } = await encodeModel(model, options.includeOptimizer ?? true);
  await target.write([
    [weightsFile, weights],
    [modelFile, new TextEncoder().encode(`${JSON.stringify(json)}\n`)],
  ]);
}
