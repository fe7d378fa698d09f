import type { io } from "@tensorflow/tfjs-core";
import { ModelError } from "../model-error.js";

/** Name of the file that describes a saved model. */
export const modelFile = "model.json";

/**
 * Name of the file that holds a saved model's numbers, made from them so that other numbers have another name.
 *
 * @param sha256 - Of its bytes, 64 hexadecimal digits.
 */
export function weightsFileName(sha256: string): string {
  return `weights-${sha256.slice(0, 16)}.bin`;
}

/** Whether a file's name is one that {@link weightsFileName} makes. */
export function isWeightsFile(name: string): boolean {
  return /^weights-[0-9a-f]{16}\.bin$/.test(name);
}

/** One entry of `weightsManifest`; `sha256` (of the group's bytes) is this package's addition, which TF.js ignores. */
export type WeightsGroup = io.WeightsManifestConfig[number] & { sha256?: string };

/** The contents of `model.json`: TensorFlow.js' format "layers-model". */
export interface ModelJson extends Omit<io.ModelJSON, "modelTopology" | "weightsManifest"> {
  modelTopology: Record<string, unknown>;
  weightsManifest: WeightsGroup[];
}

/**
 * Reads a `model.json`.
 *
 * @param path - Of the file, for messages.
 * @throws {ModelError} `NOT_A_MODEL` if it is not what TensorFlow.js writes for a layers model.
 */
export function parseModelJson(text: string, path: string): ModelJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw notAModel(path, "text that is not JSON", { cause });
  }
  if (!isRecord(json) || !isRecord(json.modelTopology)) throw notAModel(path, "JSON without modelTopology");
  if (json.format === "graph-model") throw notAModel(path, 'a "graph-model", which cannot be trained');
  const manifest = json.weightsManifest;
  if (!Array.isArray(manifest) || !manifest.every(isWeightsGroup)) {
    throw notAModel(path, "JSON without a valid weightsManifest");
  }
  return json as unknown as ModelJson;
}

/** The error for a file that does not describe a layers model. */
export function notAModel(path: string, found: string, options?: ErrorOptions): ModelError {
  return new ModelError(
    "NOT_A_MODEL",
    `[models] expected ${path} to be the model.json of a TensorFlow.js layers model, found ${found}: ` +
      "choose a directory that save() or tf.LayersModel.save() wrote.",
    options,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWeightsGroup(value: unknown): value is WeightsGroup {
  return (
    isRecord(value) &&
    Array.isArray(value.paths) &&
    value.paths.every((path) => typeof path === "string") &&
    Array.isArray(value.weights) &&
    value.weights.every((weight) => isRecord(weight) && typeof weight.name === "string" && Array.isArray(weight.shape))
  );
}
