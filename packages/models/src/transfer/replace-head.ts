import { accelerate } from "@mnistlab/backend";
import { dispose } from "@tensorflow/tfjs-core";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { allocateOptimizerState } from "../building/allocate-optimizer-state.js";
import { makeOptimizer, type OptimizerName, optimizerDefaults } from "../building/make-optimizer.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import { checkChoice, checkIntegerWithin, checkPositive, checkSeed } from "../checks.js";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { callOf } from "../layers-model-internals.js";
import { ModelError } from "../model-error.js";
import { requireBackend } from "../require-backend.js";
import { classifierOf } from "../training/classifier.js";
import { watchVariables } from "../watch-variables.js";
import { layerPosition } from "./layer-position.js";

/** Options of `replaceHead`. */
export interface ReplaceHeadOptions {
  /**
   * Name of the first layer that begins with new weights; those before it keep theirs. @default the head itself, the last
   * dense layer
   */
  from?: string;
  /** "momentum" is stochastic gradient descent with momentum 0.9. @default "adam" */
  optimizer?: OptimizerName;
  /** Above 0. @default 0.001 for "adam" and "rmsprop", 0.01 for "sgd" and "momentum", as in Keras */
  learningRate?: number;
  /** Of the new weights: the same seed gives the same weights, bit for bit. @default 0 */
  seed?: number;
}

/**
 * A classifier for other classes that begins with what a trained one has learned: a new model of the same layers, the last dense
 * one with other units and with new weights.
 *
 * All other weights are copied. Training the new model changes nothing in the old one, and either may be disposed first. It is
 * compiled with an optimizer of its own, sparse categorical cross-entropy and accuracy, and accelerated, as `buildCnn` does it;
 * frozen layers stay frozen. Its tensors are the caller's: `dispose()` frees them, the optimizer's included.
 *
 * @param model - A classifier that ends in a dense layer, with a softmax in it or after it. Sequential or functional.
 * @param classes - Number of the new classes, at least 2.
 * @throws {ModelError} `UNSUPPORTED_MODEL` for another end, `INVALID_ARGUMENT`, `NO_BACKEND`. Nothing has been created then.
 * @example
 * const other = replaceHead(model, 5, { seed: 7 });
 * freeze(other); // only the new head learns
 * other.outputs[0].shape; // [null, 5]
 * other.dispose();
 */
export function replaceHead(model: LayersModel, classes: number, options: ReplaceHeadOptions = {}): LayersModel {
  const { from, optimizer = "adam", seed = 0 } = options;
  checkIntegerWithin("classes", classes, 2, Number.MAX_SAFE_INTEGER);
  checkChoice("optimizer", optimizer, Object.keys(optimizerDefaults) as OptimizerName[]);
  const learningRate = options.learningRate ?? optimizerDefaults[optimizer].learningRate;
  checkPositive("learningRate", learningRate);
  checkSeed(seed);
  requireBackend();
  const head = model.layers.indexOf(headOf(model));
  const first = from === undefined ? head : layerPosition(model, "from", from);
  if (first > head) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] from must be the head "${model.layers[head]!.name}" or a layer before it, found ${JSON.stringify(from)}.`,
    );
  }
  const created = watchVariables();
  try {
    const copy = rebuild(model, (config, position) => {
      if (position === head) config.units = classes;
      if (position >= first) seedInitializers(config, deriveSeed(seed, seedStream.head, position));
    });
    model.layers.forEach((layer, position) => {
      if (position < first && layer.weights.length > 0) copy.layers[position]!.setWeights(layer.getWeights());
    });
    copy.compile({
      optimizer: makeOptimizer(optimizer, learningRate),
      loss: "sparseCategoricalCrossentropy",
      metrics: ["accuracy"],
    });
    ownOptimizer(copy);
    allocateOptimizerState(copy);
    accelerate(copy, { onFallback: () => {} });
    return copy;
  } catch (error) {
    dispose(created());
    throw error;
  }
}

/** The dense layer that makes the class scores. */
function headOf(model: LayersModel): layers.Layer {
  classifierOf(model);
  let { layer, inputs } = callOf(model.outputs[0]!);
  if (["Softmax", "Activation"].includes(layer.getClassName())) ({ layer, inputs } = callOf(inputs[0]!));
  if (layer.getClassName() === "Dense") return layer;
  throw new ModelError(
    "UNSUPPORTED_MODEL",
    `[models] expected a classifier whose last layer with weights is a Dense one, found ${layer.name} (${layer.getClassName()}).`,
  );
}

/** What TensorFlow.js writes down of one layer. */
type LayerConfig = Record<string, unknown>;

/**
 * Builds the same layers once more, with the weights of a beginning.
 *
 * @param change - May change a layer's configuration, a copy; is told its position in `model.layers`.
 */
function rebuild(model: LayersModel, change: (config: LayerConfig, position: number) => void): LayersModel {
  const config = model.getConfig() as { layers: { config: LayerConfig }[] };
  const names = model.layers.map((layer) => layer.name);
  for (const layer of config.layers) change(layer.config, names.indexOf(layer.config.name as string));
  const type = model.constructor as unknown as { fromConfig(type: unknown, config: unknown): LayersModel };
  return type.fromConfig(type, config);
}

function seedInitializers(config: LayerConfig, seed: number): void {
  for (const [name, value] of Object.entries(config)) {
    const initializer = value as { config?: Record<string, unknown> } | null;
    if (name.endsWith("Initializer") && initializer?.config && "seed" in initializer.config)
      initializer.config.seed = seed;
  }
}
