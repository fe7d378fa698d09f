import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { BatchChanges } from "../training/batch-preparation.js";
import type { TrainingPlan } from "../training/train-options.js";
import { datasetSha256 } from "./dataset-sha256.js";
import { incompatible } from "./incompatible.js";
import type { JsonValue } from "./json-value.js";
import { modelConfiguration } from "./model-configuration.js";

/**
 * What decides how a training goes, beside its weights: model, optimizer, data, options.
 *
 * Epochs are not in it: one more epoch goes on from the last. Workers are not: they do not change a bit.
 */
export interface RunConfiguration {
  readonly [field: string]: JsonValue;
  /** The learning rate at the start of the run. */
  readonly learningRate: number;
}

/** Reads it off a model and a plan; hashes the data. */
export async function runConfiguration(model: LayersModel, plan: TrainingPlan): Promise<RunConfiguration> {
  const { batchSize, shuffle, seed, training, validation, changes, gradients } = plan;
  const { learningRate, ...optimizer } = optimizerConfiguration(model);
  return {
    seed,
    batchSize,
    shuffle,
    training: await describe(training),
    validation: validation ? await describe(validation) : null,
    changes: changes ? await changesConfiguration(changes) : null,
    gradients,
    optimizer,
    learningRate: learningRate as number,
    model: modelConfiguration(model),
  };
}

async function describe(dataset: Dataset): Promise<JsonValue> {
  return { images: dataset.length, shape: dataset.shape, sha256: await datasetSha256(dataset) };
}

/** What is done to batches; of an augmentation only whether there is one, for it is a function. */
async function changesConfiguration(changes: BatchChanges): Promise<JsonValue> {
  const { augmentation, classWeight, sampleWeight, labelSmoothing, mixup } = changes;
  return {
    augmentation: augmentation !== undefined,
    classWeight: classWeight ? [...classWeight] : null,
    sampleWeight: sampleWeight ? await datasetSha256(sampleWeight) : null,
    labelSmoothing,
    mixup,
  };
}

/** Class and constants; the norm of `clipNorm` is not among those that TensorFlow.js tells. */
function optimizerConfiguration({ optimizer }: LayersModel): Record<string, JsonValue> {
  const { maxNorm = null } = optimizer as { maxNorm?: number };
  return { class: optimizer.getClassName(), ...asJson(optimizer.getConfig()), maxNorm };
}

function asJson(value: object): Record<string, JsonValue> {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Compares a training with the one that made a checkpoint.
 *
 * @param saved - The configuration in the checkpoint.
 * @param savedRate - The learning rate at the moment of the checkpoint: a model that a schedule stopped at may go on, too.
 * @throws {ModelError} `INCOMPATIBLE_CHECKPOINT` that names the first field that differs.
 */
export function checkConfiguration(expected: RunConfiguration, saved: RunConfiguration, savedRate: number): void {
  const { learningRate, ...rest } = expected;
  const { learningRate: firstRate, ...savedRest } = saved;
  compare("", rest, savedRest);
  if (learningRate !== firstRate && learningRate !== savedRate) {
    throw incompatible("learningRate", learningRate, firstRate);
  }
}

function compare(path: string, expected: JsonValue | undefined, found: JsonValue | undefined): void {
  if (isObject(expected) && isObject(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      compare(path ? `${path}.${key}` : key, expected[key], found[key]);
    }
  } else if (expected !== found) {
    throw incompatible(path, expected, found);
  }
}

/** Objects and arrays, whose members go by their index. */
function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null;
}
