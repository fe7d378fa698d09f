import type { Variable } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../../kernel-module.js";
import type { CompiledNetwork } from "../network/compile-network.js";
import type { RangeOptimizer } from "../optimizers/range-optimizer.js";
import { floatsAt } from "./batch.js";
import type { ProgramInstance } from "./program-instance.js";
import { linkWeight, ownAddress } from "./variable-link.js";

/** Weights and optimizer state of a program in training. */
export interface TrainingState {
  /** Takes over what others changed in TF.js's variables since the last step. */
  pull(): void;
  /**
   * Steps the weights by the gradients in the program and gives the variables their new values.
   *
   * @returns The penalties of the regularizers for the weights before the step, and whether all trained weights are finite
   * after it.
   */
  update(): { penalty: number; finite: boolean };
}

export function createTrainingState(
  module: KernelModule,
  { weightPlan, weights, gradients }: CompiledNetwork,
  instance: ProgramInstance,
  optimizer: RangeOptimizer,
  trained: readonly Variable[],
): TrainingState {
  const { exports } = module;
  const { trainedBytes } = weightPlan;
  const weightsAt = instance.address(weights);
  const gradientsAt = instance.address(gradients!);
  const slots = Array.from({ length: optimizer.slots }, (_, slot) => slot);
  const weightLinks = weightPlan.weights.map(({ ref, offset, size }) =>
    linkWeight(module, ref.read, weightsAt + offset, size),
  );
  const planned = weightPlan.weights.filter(({ index }) => index >= 0).sort((a, b) => a.index - b.index);
  const regularized = weightPlan.weights.filter(({ ref }) => ref.l1 !== 0 || ref.l2 !== 0);
  const changing = weightPlan.weights.flatMap(({ ref, index }, i) =>
    index >= 0 || ref.name.includes("/moving_") ? [weightLinks[i]!] : [],
  );

  return {
    pull() {
      for (const link of weightLinks) link.pull();
    },
    update() {
      let penalty = 0;
      for (const { ref, offset, size, index } of regularized) {
        penalty += exports.regularizerLoss(weightsAt + offset, size, ref.l1, ref.l2);
        if (index >= 0) exports.addRegularizer(weightsAt + offset, gradientsAt + offset, size, ref.l1, ref.l2);
      }
      const count = trainedBytes / 4;
      const { accumulator } = optimizer;
      if (accumulator) {
        const completes = accumulator.count();
        for (const { offset, size, index } of planned) {
          accumulator.add(trained[index]!.name, floatsAt(module, gradientsAt + offset, size), completes);
        }
        if (!completes) {
          for (const link of changing) link.push();
          return { penalty, finite: exports.areFinite(weightsAt, count) === 1 };
        }
        accumulator.clear();
      }
      if (optimizer.maxNorm !== undefined) {
        const norm = Math.sqrt(exports.sumOfSquares(gradientsAt, count));
        if (norm > optimizer.maxNorm) exports.scaleRange(gradientsAt, count, optimizer.maxNorm / norm);
      }
      optimizer.begin();
      for (const { offset, size, index, decays } of planned) {
        const read = (slot: number) => optimizer.slotVariable(slot, index, trained[index]!);
        const places = slots.map((slot) => ownAddress(module, read(slot)));
        optimizer.step(exports, weightsAt + offset, gradientsAt + offset, places, size, decays);
      }
      optimizer.end();
      for (const link of changing) link.push();
      return { penalty, finite: exports.areFinite(weightsAt, count) === 1 };
    },
  };
}
