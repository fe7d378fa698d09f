import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../../model-error.js";
import type { ModelConfig } from "../architectures/architectures.js";
import type { NetworkPlan } from "../plan/network-plan.js";
import { readConfig } from "./read-config.js";
import { rememberedConfig } from "./remember-config.js";

/**
 * The config that a model was built from, as plain data: `buildFromConfig` builds the same network from it, with the weights
 * that this one began with.
 *
 * Every option is there, defaults included, so that what is stored stays true when a default changes. A saved model
 * remembers its config, too, in TensorFlow.js' `userDefinedMetadata`.
 *
 * @param model - One that a builder of this package made, or that was loaded.
 * @returns A new object. The optimizer in it is the one that the model was built with.
 * @throws {ModelError} `NO_CONFIG` if the model was built otherwise, or its layers have been changed since.
 * @example
 * const model = buildMlp({ denseUnits: 32 });
 * const { architecture } = toConfig(model); // "mlp"
 * model.dispose();
 */
export function toConfig(model: LayersModel): ModelConfig {
  const remembered = rememberedConfig(model);
  if (remembered === undefined) throw noConfig("a model that does not say what it was built from");
  let plan: NetworkPlan;
  let config: ModelConfig;
  try {
    const { architecture, options } = readConfig(remembered as ModelConfig);
    plan = architecture.plan(options);
    config = { architecture: architecture.name, ...options } as ModelConfig;
  } catch (cause) {
    throw noConfig(`a config that nothing is built from (${cause instanceof Error ? cause.message : cause})`, cause);
  }
  if (!isBuiltFrom(model, plan)) throw noConfig(`other layers than those of its ${config.architecture} config`);
  return config;
}

/** Whether a model has the layers of a plan, in any order. */
function isBuiltFrom(model: LayersModel, plan: NetworkPlan): boolean {
  const planned = plan.layers.map(({ name, kind, outputShape }) => `${name} ${kind} ${outputShape}`);
  const found = model.layers
    .filter((layer) => layer.getClassName() !== "InputLayer")
    .map((layer) => `${layer.name} ${layer.getClassName()} ${layer.outputShape.slice(1)}`);
  return planned.sort().join() === found.sort().join();
}

function noConfig(found: string, cause?: unknown): ModelError {
  return new ModelError(
    "NO_CONFIG",
    `[models] expected a model as a builder of @mnistlab/models made it, found ${found}: ` +
      "keep a config of your own beside models that you build or change by hand.",
    { cause },
  );
}
