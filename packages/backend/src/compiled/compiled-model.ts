import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { engine, type Optimizer } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { KernelModule } from "../kernel-module.js";
import { installedKernels } from "../register-kernels.js";
import { cover, NotCovered } from "./chain/not-covered.js";
import { readChain } from "./chain/read-chain.js";
import { createDropoutKeys } from "./dropout-keys.js";
import { internalsOf } from "./layers-model.js";
import { type CompiledNetwork, compileNetwork } from "./network/compile-network.js";
import { densely, type LossPlan, planLoss } from "./network/loss-plan.js";
import { planWeights } from "./network/weight-plan.js";
import { sizeOf } from "./ops/operation.js";
import { rangeOptimizer } from "./optimizers/range-optimizer.js";
import { createPredictor, type Predictor } from "./runtime/predictor.js";
import { createTrainer, type Trainer } from "./runtime/trainer.js";
import { createTrainingMemory, type TrainingMemory } from "./runtime/training-memory.js";

/** A program that trains a model, with what feeds it. */
export interface CompiledTraining {
  readonly module: KernelModule;
  readonly network: CompiledNetwork;
  /** Whether it takes dense targets for a sparse loss. */
  readonly dense: boolean;
  /** What the trainer works on, and with workers the coordinator of these. */
  readonly memory: TrainingMemory;
  readonly trainer: Trainer;
  /** Keys of the dropout layers for the next step. */
  dropoutKeys(): Int32Array;
}

/** A program that runs a model. */
export interface CompiledInference {
  readonly network: CompiledNetwork;
  readonly predictor: Predictor;
}

/** The programs of a model, compiled when they are first needed and again when the model has changed. */
export interface CompiledModel {
  /**
   * The program that trains the model as it is compiled now; what is not covered, if there is none.
   *
   * @param dense - For targets with a value per output; see `Batch.dense`.
   */
  training(dense?: boolean): CompiledTraining | NotCovered;
  /** The program that predicts and, if the model is compiled with a loss that is covered, evaluates. */
  inference(): CompiledInference | NotCovered;
  /** Gives the memory of both back; they are compiled again when needed. */
  release(): void;
}

/** What a training program was compiled for. */
interface TrainingKey {
  readonly module: KernelModule;
  readonly optimizer: Optimizer | undefined;
  readonly loss: unknown;
  readonly metrics: unknown;
  readonly weights: unknown;
}

export function createCompiledModel(model: LayersModel): CompiledModel {
  /** For targets as the model was compiled for, and for dense ones. */
  const trainings: ({ key: TrainingKey; made: CompiledTraining | NotCovered } | undefined)[] = [];
  let inference: { key: TrainingKey; made: CompiledInference | NotCovered } | undefined;

  const currentKey = (): TrainingKey | NotCovered => {
    const module = currentModule();
    if (module instanceof NotCovered) return module;
    const { optimizer, loss, metrics, collectedTrainableWeights: weights } = internalsOf(model);
    return { module, optimizer, loss, metrics, weights };
  };
  return {
    training(dense = false) {
      const key = currentKey();
      if (key instanceof NotCovered) return key;
      const isDense = dense && key.loss === "sparseCategoricalCrossentropy";
      const place = isDense ? 1 : 0;
      let training = trainings[place];
      if (!training || !isSame(training.key, key)) {
        releaseTraining(training?.made, training?.key);
        training = { key, made: orNotCovered(() => compileTraining(model, key, isDense)) };
        trainings[place] = training;
      }
      return training.made;
    },
    inference() {
      const key = currentKey();
      if (key instanceof NotCovered) return key;
      if (!inference || !isSame(inference.key, key)) {
        releaseInference(inference?.made, inference?.key);
        inference = { key, made: orNotCovered(() => compileInference(model, key)) };
      }
      return inference.made;
    },
    release() {
      for (const training of trainings) releaseTraining(training?.made, training?.key);
      releaseInference(inference?.made, inference?.key);
      trainings.length = 0;
      inference = undefined;
    },
  };
}

function compileTraining(
  model: LayersModel,
  { module, optimizer, loss, metrics }: TrainingKey,
  dense: boolean,
): CompiledTraining {
  const chain = readChain(model);
  cover(optimizer, "a model that is not compiled");
  const stepper = rangeOptimizer(optimizer);
  cover(stepper, `the optimizer ${optimizer.getClassName()}`);
  const trained = internalsOf(model).collectedTrainableWeights!.map((weight) => weight.read());
  const network = compileNetwork(
    ...([module.exports, chain, planWeights(chain, trained, stepper.decays), true] as const),
    dense ? densely(lossOf(model, loss, metrics)) : lossOf(model, loss, metrics),
  );
  const memory = createTrainingMemory(module, network, stepper, trained);
  const trainer = createTrainer(module, network, memory);
  return { module, network, dense, memory, trainer, dropoutKeys: createDropoutKeys(chain) };
}

function compileInference(model: LayersModel, { module, loss, metrics }: TrainingKey): CompiledInference {
  const chain = readChain(model);
  const plan = loss === undefined ? undefined : orNotCovered(() => lossOf(model, loss, metrics));
  const evaluates = plan instanceof NotCovered ? undefined : plan;
  const network = compileNetwork(module.exports, chain, planWeights(chain), false, evaluates);
  return { network, predictor: createPredictor(module, network) };
}

function lossOf(model: LayersModel, loss: unknown, metrics: unknown): LossPlan {
  return planLoss(loss, metrics, sizeOf(model.outputs[0]!.shape.slice(1) as number[]));
}

/** The kernels in the heap of TF.js's present backend. */
function currentModule(): KernelModule | NotCovered {
  const kernels = installedKernels();
  if (engine().backendName !== "wasm" || !kernels) {
    return new NotCovered("a backend other than wasm after setupWasm()");
  }
  return kernels.moduleOf(engine().backend as BackendWasm);
}

function isSame(a: TrainingKey, b: TrainingKey): boolean {
  return (Object.keys(a) as (keyof TrainingKey)[]).every((name) => a[name] === b[name]);
}

function orNotCovered<T>(make: () => T): T | NotCovered {
  try {
    return make();
  } catch (error) {
    if (error instanceof NotCovered) return error;
    throw error;
  }
}

function releaseTraining(made: CompiledTraining | NotCovered | undefined, key: TrainingKey | undefined): void {
  if (made && !(made instanceof NotCovered) && isAlive(key!.module)) made.trainer.dispose();
}

function releaseInference(made: CompiledInference | NotCovered | undefined, key: TrainingKey | undefined): void {
  if (made && !(made instanceof NotCovered) && isAlive(key!.module)) made.predictor.dispose();
}

/** Whether a backend is still there to take memory back: `removeBackend` drops its heap as a whole. */
function isAlive({ backend }: KernelModule): boolean {
  return (backend as { wasm?: unknown }).wasm != null;
}
