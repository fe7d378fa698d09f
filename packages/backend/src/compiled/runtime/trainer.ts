import type { Tensor } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../../kernel-module.js";
import type { CompiledNetwork } from "../network/compile-network.js";
import { type Examples, floatsAt, meanOf, writeExamples, writeValues } from "./batch.js";
import { sumShards } from "./sum-shards.js";
import type { TrainingMemory } from "./training-memory.js";

/** Examples with what the network should say of them. */
export interface Batch {
  /** Number of examples. */
  readonly size: number;
  readonly examples: Examples;
  /** One row per example: a class index, or a value per output. */
  readonly targets: ArrayLike<number> | Tensor;
  /**
   * Whether the targets have a value per output although the model was compiled with sparse categorical cross-entropy, which
   * is then computed as the categorical one: soft labels, as label smoothing and mixup make them. That loss is linear in
   * the targets, so a row times w is an example of weight w; above 0, lest the accuracy takes it for one of class 0. Only
   * training steps take it.
   *
   * @default false
   */
  readonly dense?: boolean;
}

/** What a step, or an evaluation, says of a batch. */
export interface BatchResult {
  /** Mean loss of the batch, in a training step with the penalties of its regularizers. */
  readonly loss: number;
  /** Share of right answers, if the model was compiled to tell. */
  readonly accuracy: number | undefined;
}

/** What a training step says. */
export interface StepResult extends BatchResult {
  /** Whether all weights are finite numbers after the step; the loss is that of the weights before it. */
  readonly finite: boolean;
}

/** Trains a compiled network whose weights are TF.js variables. */
export interface Trainer {
  /** One step. The variables and the optimizer have their new values when it returns. */
  step(batch: Batch, dropoutKeys: ArrayLike<number>): StepResult;
  /** Gives the memory back. */
  dispose(): void;
}

/** @param network - Compiled for training. */
export function createTrainer(module: KernelModule, network: CompiledNetwork, memory: TrainingMemory): Trainer {
  const { program } = network;
  return {
    step({ size, examples, targets }, dropoutKeys) {
      const { instance, state } = memory.roomFor(size);
      state.pull();
      const areBytes = writeExamples(module, network, instance, examples, 0, size);
      writeValues(module, targets, 0, size * network.loss!.targetSize, instance.address(network.targets!));
      const bound = instance.bind(size);
      bound.setDropoutKeys(dropoutKeys);
      if (areBytes) bound.enterBytes();
      program.stages.forEach(({ reductions }, stage) => {
        bound.runStage(stage);
        for (const { shards, sum, type } of reductions) {
          const { bytes } = program.buffers[shards]!;
          sumShards(module, instance.address(shards), bytes, type, instance.address(sum));
        }
      });
      instance.conclude(size);
      const { penalty, finite } = state.update();
      return {
        loss: Math.fround(meanOf(floatsAt(module, instance.address(network.losses!), size)) + penalty),
        finite,
        accuracy: network.hits && meanOf(floatsAt(module, instance.address(network.hits), size)),
      };
    },
    dispose: memory.free,
  };
}
