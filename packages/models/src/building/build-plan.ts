import { accelerate } from "@mnistlab/backend";
import { dispose } from "@tensorflow/tfjs-core";
import { input, type LayersModel, model, type SymbolicTensor, sequential } from "@tensorflow/tfjs-layers";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { requireBackend } from "../require-backend.js";
import { watchVariables } from "../watch-variables.js";
import { allocateOptimizerState } from "./allocate-optimizer-state.js";
import { makeLayer } from "./make-layer.js";
import { makeOptimizer } from "./make-optimizer.js";
import type { ClassifierOptions } from "./options/classifier-options.js";
import { ownOptimizer } from "./own-optimizer.js";
import { isChain, type NetworkPlan } from "./plan/network-plan.js";

/** What a plan leaves open. */
export type BuildOptions = Required<Pick<ClassifierOptions, "optimizer" | "learningRate" | "seed">>;

/**
 * Builds, compiles and accelerates the network that a plan describes: a `Sequential` if it is a chain, else a functional model.
 *
 * The initial weights of layer i follow from `seed` and i.
 *
 * @throws {ModelError} `NO_BACKEND`. Nothing has been created then.
 */
export function buildPlan(plan: NetworkPlan, { optimizer, learningRate, seed }: BuildOptions): LayersModel {
  requireBackend();
  const created = watchVariables();
  const seeds = plan.layers.map((_, i) => deriveSeed(seed, seedStream.weights, i));
  try {
    const built = isChain(plan) ? buildChain(plan, seeds) : buildGraph(plan, seeds);
    built.compile({
      optimizer: makeOptimizer(optimizer, learningRate),
      loss: "sparseCategoricalCrossentropy",
      metrics: ["accuracy"],
    });
    ownOptimizer(built);
    allocateOptimizerState(built);
    accelerate(built, { onFallback: () => {} });
    return built;
  } catch (error) {
    dispose(created());
    throw error;
  }
}

function buildChain({ layers, inputShape }: NetworkPlan, seeds: readonly number[]): LayersModel {
  const chain = sequential({ name: "sequential" });
  layers.forEach((layer, i) => {
    chain.add(makeLayer(layer, seeds[i]!, i === 0 ? inputShape : undefined));
  });
  return chain;
}

function buildGraph({ layers, inputShape }: NetworkPlan, seeds: readonly number[]): LayersModel {
  const image = input({ shape: [...inputShape], name: "input_1" });
  const outputs = new Map<string, SymbolicTensor>();
  let last = image;
  layers.forEach((layer, i) => {
    const inputs = layer.inputs.map((name) => outputs.get(name)!);
    const taken = inputs.length > 1 ? inputs : (inputs[0] ?? image);
    last = makeLayer(layer, seeds[i]!).apply(taken) as SymbolicTensor;
    outputs.set(layer.name, last);
  });
  return model({ inputs: image, outputs: last, name: "model" });
}
