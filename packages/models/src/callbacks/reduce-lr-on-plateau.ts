import { checkAtLeastZero, checkFraction, checkNonNegativeInteger, checkPositiveInteger } from "../checks.js";
import { isBetter, type Monitor, type MonitorMode, modeOf, monitored } from "./monitor.js";
import { resumable } from "./resumable.js";
import type { TrainCallback } from "./train-callback.js";

/** Options of `reduceLrOnPlateau`; names and defaults are those of Keras. */
export interface ReduceLrOnPlateauOptions {
  /** The number to watch. @default "val_loss" */
  monitor?: Monitor;
  /** What the learning rate is multiplied by, in [0, 1). @default 0.1 */
  factor?: number;
  /** Epochs without improvement after which the learning rate is reduced, at least 1. @default 10 */
  patience?: number;
  /** Which way the number gets better. @default "min" for losses, "max" for accuracies */
  mode?: MonitorMode;
  /** An improvement is a change by more than this, at least 0. @default 0.0001 */
  minDelta?: number;
  /** Epochs after a reduction in which nothing is counted. @default 0 */
  cooldown?: number;
  /** The learning rate does not get below this. @default 0 */
  minLearningRate?: number;
}

/**
 * Reduces the learning rate when a number has ceased to improve, as Keras' `ReduceLROnPlateau`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range; from `train`, if there is no such number.
 * @example
 * const callbacks = [reduceLrOnPlateau({ factor: 0.5, patience: 2 })];
 * await train(model, dataset, { epochs: 8, validationSplit: 0.25, callbacks });
 */
export function reduceLrOnPlateau(options: ReduceLrOnPlateauOptions = {}): TrainCallback {
  const { monitor = "val_loss", factor = 0.1, patience = 10, minDelta = 1e-4, cooldown = 0 } = options;
  const { mode = modeOf(monitor), minLearningRate = 0 } = options;
  checkFraction("factor", factor);
  checkPositiveInteger("patience", patience);
  checkAtLeastZero("minDelta", minDelta);
  checkNonNegativeInteger("cooldown", cooldown);
  checkAtLeastZero("minLearningRate", minLearningRate);
  const kept = resumable(() => ({
    best: null as number | null,
    wait: 0,
    cooldown: 0,
    learningRate: null as number | null,
  }));
  return {
    name: "reduceLrOnPlateau",
    onTrainBegin(run) {
      kept.begin();
      if (kept.now.learningRate !== null) run.learningRate = kept.now.learningRate;
    },
    onEpochEnd(run, _epoch, logs) {
      const value = monitored("reduceLrOnPlateau", monitor, logs);
      const { now } = kept;
      if (now.cooldown > 0) {
        now.cooldown--;
        now.wait = 0;
      }
      if (isBetter(mode, value, now.best, minDelta)) {
        now.best = value;
        now.wait = 0;
      } else if (now.cooldown === 0 && ++now.wait >= patience && run.learningRate > minLearningRate) {
        run.learningRate = Math.max(run.learningRate * factor, minLearningRate);
        now.cooldown = cooldown;
        now.wait = 0;
      }
      now.learningRate = run.learningRate;
    },
    state: kept.state,
    restore: kept.restore,
  };
}
