import type { Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { StatefulCallback } from "../callbacks/stateful-callback.js";
import { internalsOf } from "../layers-model-internals.js";
import type { TrainingPlan } from "../training/train-options.js";
import type { Checkpoint, TrainingProgress } from "./checkpoint.js";
import type { CheckpointPlan } from "./checkpoint-options.js";
import { openSlots } from "./checkpoint-slots.js";
import { incompatible } from "./incompatible.js";
import { assign, captureOptimizer, captureTensor, checkOptimizer, restoreOptimizer } from "./optimizer-state.js";
import { checkConfiguration, runConfiguration } from "./run-configuration.js";

/** The checkpoints of one training. */
export interface TrainingCheckpoints {
  /** Where the training was when its last checkpoint was made, if it goes on from one. */
  readonly start: TrainingProgress | undefined;
  /** What is wrong with the newest checkpoint, if the one before it was taken instead. */
  readonly damaged: string | undefined;
  /** After a step: keeps a checkpoint if one is due. */
  afterStep(progress: TrainingProgress, steps: number): Promise<void>;
  /** After an epoch: keeps a checkpoint if one is due. */
  afterEpoch(progress: TrainingProgress): Promise<void>;
  /** When the training ends or is stopped: keeps a checkpoint unless the last one is of this moment. */
  atEnd(progress: TrainingProgress): Promise<void>;
}

/**
 * Opens the checkpoints of a training, and gives model, optimizer and callbacks the state of the last one if it is to go on
 * from there.
 *
 * Everything is checked before anything changes.
 *
 * @param model - Compiled, at rest.
 * @param callbacks - What else has state, its callbacks, in an order that is the same in every run.
 * @throws {ModelError} `CORRUPT_CHECKPOINT`, `INCOMPATIBLE_CHECKPOINT`; `NOT_SERIALIZABLE` for an optimizer of an unknown
 * class.
 */
export async function openCheckpoints(
  model: LayersModel,
  plan: TrainingPlan,
  { store, key, everySteps, everyEpochs, resume }: CheckpointPlan,
  callbacks: readonly StatefulCallback[],
): Promise<TrainingCheckpoints> {
  const { optimizer } = model;
  checkOptimizer(optimizer);
  const slots = await openSlots(store, key, resume);
  let configuration = await runConfiguration(model, plan);
  const resumed = resume ? slots.newest : undefined;
  if (resumed) {
    const { checkpoint } = resumed;
    checkConfiguration(configuration, checkpoint.configuration, checkpoint.optimizer.learningRate);
    checkCallbackNames(checkpoint, callbacks);
    restore(model, checkpoint, callbacks);
    configuration = checkpoint.configuration; // with the learning rate at the start of the run
  }
  const start = resumed?.checkpoint.progress;
  let last = start && momentOf(start);

  async function keep(progress: TrainingProgress): Promise<void> {
    await slots.write({
      configuration,
      progress,
      weights: await Promise.all(model.weights.map((weight) => captureTensor(weight.read()))),
      optimizer: await captureOptimizer(optimizer),
      states: await Promise.all(callbacks.map(async (each) => ({ name: each.name, state: await each.state() }))),
    });
    last = momentOf(progress);
  }

  return {
    start,
    damaged: resumed?.damaged?.message,
    async afterStep(progress, steps) {
      if (steps % everySteps === 0) await keep(progress);
    },
    async afterEpoch(progress) {
      if (progress.epochs % everyEpochs === 0) await keep(progress);
    },
    async atEnd(progress) {
      if (momentOf(progress) !== last) await keep(progress);
    },
  };
}

function momentOf({ epochs, step }: TrainingProgress): string {
  return `${epochs} ${step}`;
}

function checkCallbackNames({ states }: Checkpoint, callbacks: readonly StatefulCallback[]): void {
  const [expected, found] = [callbacks, states].map((list) => list.map(({ name }) => name).join(", "));
  if (expected !== found) throw incompatible("callbacks", expected, found);
}

function restore(model: LayersModel, checkpoint: Checkpoint, callbacks: readonly StatefulCallback[]): void {
  // Not `setWeights`, which would apply constraints once more.
  model.weights.forEach((weight, i) => {
    assign(weight.read() as Variable, checkpoint.weights[i]!);
  });
  const trained = internalsOf(model).collectedTrainableWeights.map((weight) => weight.read());
  restoreOptimizer(model.optimizer, checkpoint.optimizer, trained);
  callbacks.forEach((each, i) => {
    each.restore(checkpoint.states[i]!.state);
  });
}
