import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import { isHdf5, openHdf5 } from "./keras/hdf5.js";
import { setWeights } from "./keras/set-weights.js";
import { weightSource } from "./keras/weight-source.js";

/**
 * Gives a model the weights that Keras saved without the architecture: `.weights.h5` of Keras 3 (`model.save_weights`), or a
 * legacy `.h5`.
 *
 * In Keras 3's layout layers are found by class and position, in the legacy one by name. Nothing is changed unless all fit.
 *
 * @param file - Its bytes.
 * @throws {ModelError} `CORRUPT_FILE` if the file is damaged or its weights are of another model; `NOT_A_MODEL` for another
 * kind of file; `UNSUPPORTED_RUNTIME` without the package `jsfive`.
 * @example
 * await loadKerasWeights(model, await readFile("mnist.weights.h5"));
 */
export async function loadKerasWeights(model: LayersModel, file: Uint8Array): Promise<void> {
  if (!isHdf5(file)) {
    throw new ModelError(
      "NOT_A_MODEL",
      `[models] expected weights that Keras saved as .h5, found ${file.length} bytes that are not HDF5.`,
    );
  }
  const layers = model.layers.map((layer) => ({ className: layer.getClassName(), name: layer.name }));
  setWeights(model, layers, weightSource(await openHdf5(file)));
}
