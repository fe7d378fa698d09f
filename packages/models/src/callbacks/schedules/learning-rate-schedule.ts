import { ModelError } from "../../model-error.js";
import { resumable } from "../resumable.js";
import type { TrainCallback } from "../train-callback.js";

/** A step of a training, for which a schedule names the learning rate. */
export interface ScheduleMoment {
  /** Steps taken before it, from 0. */
  readonly step: number;
  /** Steps of the whole training, if nothing stops it. */
  readonly steps: number;
  /** The epoch, from 1. */
  readonly epoch: number;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** The learning rate that the optimizer had when the training began. */
  readonly initial: number;
}

/**
 * The learning rate of a step, above 0.
 *
 * A function of one's own should keep to +, −, ×, ÷ and `Math.sqrt` if the weights are to be the same in every engine:
 * `Math.exp`, `Math.pow`, `**` and `Math.cos` may differ in the last bit.
 */
export type LearningRateSchedule = (moment: ScheduleMoment) => number;

/**
 * Sets the learning rate before every step. It stays what it was last when the training is over.
 *
 * @param schedule - {@link stepDecay}, {@link cosineDecay}, {@link oneCycle}, {@link warmUp}, or any function.
 * @throws {ModelError} `INVALID_ARGUMENT` from `train`, if the schedule gives anything but a finite number of at least 0.
 * @example
 * await train(model, dataset, { epochs: 4, callbacks: [learningRateSchedule(warmUp(cosineDecay(), { steps: 5 }))] });
 * await train(model, dataset, { epochs: 4, callbacks: [learningRateSchedule(({ epoch }) => 0.01 / epoch)] });
 */
export function learningRateSchedule(schedule: LearningRateSchedule): TrainCallback {
  if (typeof schedule !== "function") {
    throw new ModelError("INVALID_ARGUMENT", `[models] schedule must be a function, found ${String(schedule)}.`);
  }
  const kept = resumable(() => ({ initial: null as number | null }));
  return {
    name: "learningRateSchedule",
    onTrainBegin(run) {
      kept.begin();
      kept.now.initial ??= run.learningRate;
    },
    onStepBegin(run, number) {
      const { epochs, stepsPerEpoch } = run;
      const step = number - 1;
      const epoch = Math.floor(step / stepsPerEpoch) + 1;
      const initial = kept.now.initial!;
      const rate = schedule({ step, steps: epochs * stepsPerEpoch, epoch, epochs, stepsPerEpoch, initial });
      if (!(Number.isFinite(rate) && rate >= 0)) {
        throw new ModelError(
          "INVALID_ARGUMENT",
          `[models] expected a schedule that gives a finite learning rate of at least 0, found ${rate} for step ${step}.`,
        );
      }
      run.learningRate = rate;
    },
    state: kept.state,
    restore: kept.restore,
  };
}
