import { dispose, io } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf } from "../layers-model-internals.js";
import { ModelError } from "../model-error.js";
import { concatBytes } from "./concat-bytes.js";
import { halveWeights } from "./halve-weights.js";
import { type ModelJson, weightsFileName } from "./model-json.js";
import { resolveSaveOptions, type SaveOptions } from "./save-options.js";
import { sha256 } from "./sha256.js";

/** A model as the contents of its two files. */
export interface EncodedModel {
  readonly json: ModelJson;
  readonly weights: Uint8Array<ArrayBuffer>;
}

/**
 * A model in TensorFlow.js' layers format, its training configuration and optimizer state included if asked for.
 *
 * Leaves no tensor behind, where `model.save(…, { includeOptimizer: true })` leaves the optimizer's step counter.
 *
 * @throws {ModelError} `NOT_SERIALIZABLE`.
 */
export async function encodeModel(model: LayersModel, options: SaveOptions): Promise<EncodedModel> {
  const { includeOptimizer, weightsDtype } = resolveSaveOptions(options);
  const artifacts = await artifactsOf(model);
  const exact = {
    specs: artifacts.weightSpecs!,
    bytes: new Uint8Array(io.CompositeArrayBuffer.join(artifacts.weightData)),
  };
  const stored = weightsDtype === "float16" ? halveWeights(exact) : exact;
  const specs = [...stored.specs];
  const parts = [stored.bytes];
  const { optimizer } = model;
  if (includeOptimizer && optimizer) artifacts.trainingConfig = trainingConfigOf(model);
  if (includeOptimizer === true && optimizer) {
    const state = await optimizer.getWeights();
    try {
      const encoded = await io.encodeWeights(state, "optimizer");
      specs.push(...encoded.specs);
      parts.push(new Uint8Array(encoded.data));
    } finally {
      // The step counter comes first, as a tensor made for this call; the others are the optimizer's own variables.
      dispose(state[0]!.tensor);
    }
  }
  const weights = concatBytes(parts);
  const { weightData: _, weightSpecs: __, ...description } = artifacts;
  const hash = await sha256(weights);
  const group = { paths: [`./${weightsFileName(hash)}`], weights: specs, sha256: hash };
  return { json: { ...(description as Omit<ModelJson, "weightsManifest">), weightsManifest: [group] }, weights };
}

async function artifactsOf(model: LayersModel): Promise<io.ModelArtifacts> {
  let artifacts: io.ModelArtifacts | undefined;
  try {
    await model.save(
      io.withSaveHandler(async (given) => {
        artifacts = given;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
      }),
    );
  } catch (cause) {
    throw notSerializable("its layers", cause);
  }
  return artifacts!;
}

function trainingConfigOf(model: LayersModel): io.TrainingConfig {
  try {
    // TensorFlow.js writes {} for a function, and fails when it reads that.
    if (typeof model.loss === "function") throw new Error("the loss is a function");
    return internalsOf(model).getTrainingConfig();
  } catch (cause) {
    throw notSerializable(
      "its loss, metrics or optimizer (save with includeOptimizer: false to leave them out)",
      cause,
    );
  }
}

function notSerializable(what: string, cause: unknown): ModelError {
  return new ModelError(
    "NOT_SERIALIZABLE",
    `[models] expected a model that TensorFlow.js can write, found that it cannot write ${what}: ` +
      `${cause instanceof Error ? cause.message : cause}`,
    { cause },
  );
}
