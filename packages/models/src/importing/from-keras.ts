import { accelerate } from "@mnistlab/backend";
import { dispose } from "@tensorflow/tfjs-core";
import { type LayersModel, models } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import { requireBackend } from "../require-backend.js";
import { watchVariables } from "../watch-variables.js";
import { isHdf5, openHdf5 } from "./keras/hdf5.js";
import { type KerasModel, parseKerasConfig } from "./keras/keras-config.js";
import { setWeights } from "./keras/set-weights.js";
import { toTopology } from "./keras/to-topology.js";
import { weightSource } from "./keras/weight-source.js";
import { isZip, unzip } from "./zip/unzip.js";

const CONFIG = "config.json";
const WEIGHTS = "model.weights.h5";

/**
 * The model in a file that Keras wrote, without Python: `.keras` (Keras 3, and 2.12 to 2.15) or a legacy `.h5` of a whole model.
 *
 * Sequential and functional models of layers for images and vectors: convolutions, pooling, dense, batch normalization,
 * activations, merges. It predicts what Keras' model predicts. It is not compiled, and initializers, regularizers and
 * constraints are left out, which matter to training only. The model's tensors are the caller's: `model.dispose()` frees them.
 *
 * @param file - Its bytes.
 * @throws {ModelError} `UNSUPPORTED_MODEL` for a layer or an option that is not covered, which it names; `NOT_A_MODEL` for
 * another kind of file, or weights without an architecture (`loadKerasWeights` takes those); `CORRUPT_FILE` if it is damaged or
 * its weights are of another model; `UNSUPPORTED_RUNTIME` without the package `jsfive`; `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = await fromKeras(await readFile("mnist.keras"));
 */
export async function fromKeras(file: Uint8Array): Promise<LayersModel> {
  if (!(file instanceof Uint8Array)) {
    throw new ModelError("INVALID_ARGUMENT", `[models] file must be a Uint8Array, found ${String(file)}.`);
  }
  requireBackend();
  const { keras, weights } = isZip(file) ? await readArchive(file) : await readLegacy(file);
  const model = await build(keras);
  try {
    setWeights(model, keras.layers, weights);
    accelerate(model, { onFallback: () => {} });
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}

interface KerasFile {
  readonly keras: KerasModel;
  readonly weights: ReturnType<typeof weightSource>;
}

async function readArchive(archive: Uint8Array): Promise<KerasFile> {
  const files = await unzip(archive, [CONFIG, WEIGHTS, "metadata.json"]);
  const [config, weights] = [files.get(CONFIG), files.get(WEIGHTS)];
  if (!config || !weights) {
    throw notKeras(`a zip archive without ${config ? WEIGHTS : CONFIG}`);
  }
  const metadata = new TextDecoder().decode(files.get("metadata.json"));
  const isKeras3 = !/"keras_version":\s*"2\./.test(metadata);
  const keras = parseKerasConfig(new TextDecoder().decode(config), isKeras3);
  return { keras, weights: weightSource(await openHdf5(weights)) };
}

async function readLegacy(bytes: Uint8Array): Promise<KerasFile> {
  if (!isHdf5(bytes)) throw notKeras(`${bytes.length} bytes that are neither zip nor HDF5`);
  const file = await openHdf5(bytes);
  const config = file.attribute("", "model_config");
  if (typeof config !== "string") {
    throw notKeras("an HDF5 file without model_config: weights alone go into a model by loadKerasWeights()");
  }
  const isKeras3 = !/^[12]\./.test(String(file.attribute("", "keras_version") ?? "2."));
  return { keras: parseKerasConfig(config, isKeras3), weights: weightSource(file) };
}

async function build(keras: KerasModel): Promise<LayersModel> {
  const topology = toTopology(keras);
  const watch = watchVariables();
  // Builds all layers before it first yields.
  const building = models.modelFromJSON(topology as never);
  const created = watch();
  try {
    const model = await building;
    if (model.outputs.length > 0) return model;
    throw new Error("the shape of its input is not told");
  } catch (cause) {
    dispose(created);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw notKeras(`layers that cannot be built (${reason})`, { cause });
  }
}

function notKeras(found: string, options?: ErrorOptions): ModelError {
  return new ModelError(
    "NOT_A_MODEL",
    `[models] expected a model that Keras saved as .keras or .h5, found ${found}.`,
    options,
  );
}
