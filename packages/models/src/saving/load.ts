import { accelerate } from "@mnistlab/backend";
import { dispose, io, type NamedTensorMap } from "@tensorflow/tfjs-core";
import { type LayersModel, models } from "@tensorflow/tfjs-layers";
import { allocateOptimizerState } from "../building/allocate-optimizer-state.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import { ModelError } from "../model-error.js";
import { requireBackend } from "../require-backend.js";
import { watchVariables } from "../watch-variables.js";
import { concatBytes } from "./concat-bytes.js";
import { type ModelDirectory, modelDirectory } from "./model-directory.js";
import { type ModelJson, modelFile, notAModel, parseModelJson } from "./model-json.js";
import { readWeights } from "./read-weights.js";

/**
 * Loads a model that `save` wrote, or any TensorFlow.js layers model in a directory (converted from Keras, say).
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
  const json = parseModelJson(new TextDecoder().decode(await source.read(modelFile)), source.path(modelFile));
  const groups = await Promise.all(json.weightsManifest.map((group) => readWeights(source, group)));
  const model = await buildFrom(json, source);
  try {
    await restore(model, json, concatBytes(groups));
    return model;
  } catch (cause) {
    model.dispose();
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected weights and training configuration for the layers of ${source.path(modelFile)}, found others ` +
        `(${messageOf(cause)}): the files are of different models; save the model again.`,
      { cause },
    );
  }
}

/** The model that a `model.json` describes, with initial weights and not compiled. */
async function buildFrom({ modelTopology }: ModelJson, source: ModelDirectory): Promise<LayersModel> {
  const watch = watchVariables();
  // Builds all layers before it first yields.
  const building = models.modelFromJSON(modelTopology as never);
  const created = watch();
  try {
    return await building;
  } catch (cause) {
    dispose(created);
    throw notAModel(source.path(modelFile), `layers that cannot be built (${messageOf(cause)})`, { cause });
  }
}

/** Compiles a model if the saved one was, and gives it the saved numbers. */
async function restore(model: LayersModel, json: ModelJson, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (json.trainingConfig) {
    model.loadTrainingConfig(json.trainingConfig as never);
    ownOptimizer(model);
  }
  const specs = json.weightsManifest.flatMap((group) => group.weights);
  if (json.userDefinedMetadata) model.setUserDefinedMetadata(json.userDefinedMetadata);
  const tensors: NamedTensorMap = io.decodeWeights(bytes.buffer, specs);
  try {
    const isState = (spec: io.WeightsManifestEntry): boolean => spec.group === "optimizer";
    const named = (spec: io.WeightsManifestEntry) => ({ name: spec.name, tensor: tensors[spec.name]! });
    const weights = specs.filter((spec) => !isState(spec)).map(named);
    model.loadWeights(Object.fromEntries(weights.map(({ name, tensor }) => [name, tensor])));
    const state = specs.filter(isState).map(named);
    if (json.trainingConfig && state.length > 0) await model.optimizer.setWeights(state);
  } finally {
    dispose(tensors);
  }
  if (json.trainingConfig) allocateOptimizerState(model);
  accelerate(model, { onFallback: () => {} });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
