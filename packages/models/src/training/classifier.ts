import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf } from "../layers-model-internals.js";
import { ModelError } from "../model-error.js";

/** What training and prediction need to know of an image classifier. */
export interface Classifier {
  /** Shape of one input image; -1 where any size goes. */
  readonly inputShape: readonly number[];
  /** Number of probabilities per image. */
  readonly classes: number;
}

/**
 * Reads the input shape and the number of classes off a model.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` unless it has one input, and one output of shape [n, classes].
 */
export function classifierOf(model: LayersModel): Classifier {
  const { inputs, outputs } = model;
  const outputShape = outputs[0]?.shape;
  const classes = outputShape?.[1];
  if (inputs.length !== 1 || outputs.length !== 1 || outputShape?.length !== 2 || typeof classes !== "number") {
    const shapes = outputs.map((output) => `[${output.shape.map((size) => size ?? "n").join(", ")}]`).join(", ");
    throw new ModelError(
      "UNSUPPORTED_MODEL",
      `[models] expected a classifier with one input and one output of shape [n, classes], found ${inputs.length} ` +
        `input(s) and output(s) of shape ${shapes || "none"}.`,
    );
  }
  return { inputShape: inputs[0]!.shape.slice(1).map((size) => size ?? -1), classes };
}

/**
 * The same for a model that is compiled as `buildCnn` does it, so that loss and accuracy can be read off its steps.
 *
 * @throws {ModelError} `NOT_COMPILED`; `UNSUPPORTED_MODEL` for another loss than sparse categorical cross-entropy, or other
 * metrics than the accuracy.
 */
export function compiledClassifierOf(model: LayersModel): Classifier {
  if (!model.optimizer) {
    throw new ModelError(
      "NOT_COMPILED",
      "[models] expected a compiled model, found one without optimizer, loss and metrics: call " +
        'model.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] }) first.',
    );
  }
  const classifier = classifierOf(model);
  const names = internalsOf(model).metricsNames.join(", ");
  if (model.loss !== "sparseCategoricalCrossentropy" || names !== "loss, acc") {
    throw new ModelError(
      "UNSUPPORTED_MODEL",
      '[models] expected a model compiled with loss "sparseCategoricalCrossentropy" and metrics ["accuracy"], found ' +
        `loss ${JSON.stringify(model.loss) ?? String(model.loss)} and [${names}] per step.`,
    );
  }
  return classifier;
}
