import { checkBoolean } from "../checks.js";
import type { TrainCallback } from "./train-callback.js";
import { readTrainingState, writeTrainingState } from "./training-snapshot.js";

/** Options of `terminateOnNaN`. */
export interface TerminateOnNaNOptions {
  /**
   * Whether the model goes back to where the last epoch without trouble (or the training, in its first epoch) left it,
   * weights and the optimizer's state; else it keeps weights that are of no use. @default true
   */
  restoreWeights?: boolean;
}

/**
 * Stops training when the loss, or what a step makes of the weights, is not finite, where `train` alone rejects with
 * `NON_FINITE_LOSS`; as Keras' `TerminateOnNaN`, and unlike that it leaves a model that works.
 *
 * @example
 * const { stopReason } = await train(model, dataset, { epochs: 2, callbacks: [terminateOnNaN()] });
 */
export function terminateOnNaN({ restoreWeights = true }: TerminateOnNaNOptions = {}): TrainCallback {
  checkBoolean("restoreWeights", restoreWeights);
  let last: Awaited<ReturnType<typeof readTrainingState>> | undefined;
  let ruined = false;
  return {
    name: "terminateOnNaN",
    onTrainBegin() {
      ruined = false;
    },
    async onEpochBegin({ model }) {
      if (restoreWeights) last = await readTrainingState(model);
    },
    onStepEnd(run, step, { loss, finite }) {
      if (finite) return;
      ruined = true;
      const epoch = Math.ceil(step / run.stepsPerEpoch);
      run.stop(
        `terminateOnNaN: loss or weights were not finite (loss ${loss}) in epoch ${epoch}, step ${step} of the run`,
      );
    },
    onTrainEnd({ model }) {
      if (ruined && last) writeTrainingState(model, last);
      last = undefined;
    },
  };
}
