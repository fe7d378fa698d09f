import { accelerate } from "@mnistlab/backend";
import { dispose, io, type NamedTensorMap } from "@tensorflow/tfjs-core";
import { type LayersModel, models } from "@tensorflow/tfjs-layers";
import { allocateOptimizerState } from "../building/allocate-optimizer-state.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import { ModelError } from "../model-error.js";
import { watchVariables } from "../watch-variables.js";
import { type ModelJson, notAModel } from "./model-json.js";

/**
 * Builds the model that a `model.json` and its weights are, compiled if its training configuration is there.
 *
 * @param bytes - The weights, group after group as the manifest has them.
 * @param where - What the description was read from, for messages.
 * @throws {ModelError} `NOT_A_MODEL` for layers that cannot be built, `CORRUPT_FILE` for weights or a training configuration
 * of another model. Nothing has been created then.
 */
export async function decodeModel(
  json: ModelJson,
  bytes: Uint8Array<ArrayBuffer>,
  where: string,
): Promise<LayersModel> {
  const model = await buildFrom(json, where);
  try {
    await restore(model, json, bytes);
    return model;
  } catch (cause) {
    model.dispose();
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected weights and training configuration for the layers of ${where}, found others ` +
        `(${messageOf(cause)}): the files are of different models; save the model again.`,
      { cause },
    );
  }
}

/** The model that a `model.json` describes, with initial weights and not compiled. */
async function buildFrom({ modelTopology }: ModelJson, where: string): Promise<LayersModel> {
  const watch = watchVariables();
  // Builds all layers before it first yields.
  const building = models.modelFromJSON(modelTopology as never);
  const created = watch();
  try {
    return await building;
  } catch (cause) {
    dispose(created);
    throw notAModel(where, `layers that cannot be built (${messageOf(cause)})`, { cause });
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
