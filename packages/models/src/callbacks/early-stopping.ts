import { checkAtLeastZero, checkBoolean, checkNonNegativeInteger, checkPositiveInteger } from "../checks.js";
import { readFlatWeights, writeFlatWeights } from "./flat-weights.js";
import { isBetter, type Monitor, type MonitorMode, modeOf, monitored } from "./monitor.js";
import { resumable } from "./resumable.js";
import type { TrainCallback, TrainRun } from "./train-callback.js";

/** Options of `earlyStopping`; names and defaults are those of Keras. */
export interface EarlyStoppingOptions {
  /** The number to watch. @default "val_loss" */
  monitor?: Monitor;
  /** Epochs without improvement after which training stops; 0 and 1 both stop at the first one. @default 0 */
  patience?: number;
  /** An improvement is a change by more than this, at least 0. @default 0 */
  minDelta?: number;
  /** Which way the number gets better. @default "min" for losses, "max" for accuracies */
  mode?: MonitorMode;
  /** The number must get better than this. @default none */
  baseline?: number;
  /** Epoch, from 1, before which nothing counts. @default 1 */
  startFromEpoch?: number;
  /**
   * Whether the model gets the weights of its best epoch when training is over, whoever ended it. (Keras, before version 3,
   * does so only when the callback ended it.) The optimizer's state stays that of the last step. @default false
   */
  restoreBestWeights?: boolean;
}

/**
 * Stops training when a number has ceased to improve, as Keras' `EarlyStopping`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range; from `train`, if there is no such number.
 * @example
 * const callbacks = [earlyStopping({ monitor: "val_loss", patience: 2, restoreBestWeights: true })];
 * const { stopReason } = await train(model, dataset, { epochs: 100, validationSplit: 0.25, callbacks });
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): TrainCallback {
  const { monitor = "val_loss", patience = 0, minDelta = 0, restoreBestWeights = false, startFromEpoch = 1 } = options;
  const { mode = modeOf(monitor), baseline = null } = options;
  checkNonNegativeInteger("patience", patience);
  checkAtLeastZero("minDelta", minDelta);
  checkBoolean("restoreBestWeights", restoreBestWeights);
  checkPositiveInteger("startFromEpoch", startFromEpoch);
  const kept = resumable(() => ({
    best: null as number | null,
    bestEpoch: 0,
    wait: 0,
    weights: null as Float32Array | null,
  }));
  const stop = (run: TrainRun) => {
    const { wait, best, bestEpoch } = kept.now;
    run.stop(`earlyStopping: ${monitor} has not improved for ${wait} epoch(s); best was ${best} in epoch ${bestEpoch}`);
  };
  return {
    name: "earlyStopping",
    onTrainBegin(run) {
      kept.begin();
      if (kept.now.wait >= Math.max(1, patience)) stop(run); // a training that was stopped here is resumed
    },
    async onEpochEnd(run, epoch, logs) {
      const value = monitored("earlyStopping", monitor, logs);
      if (epoch < startFromEpoch) return;
      const { now } = kept;
      if (isBetter(mode, value, now.best, minDelta)) {
        now.best = value;
        now.bestEpoch = epoch;
        now.wait = isBetter(mode, value, baseline, minDelta) ? 0 : now.wait + 1;
        if (restoreBestWeights) now.weights = await readFlatWeights(run.model);
        return;
      }
      if (++now.wait >= patience) stop(run);
    },
    onTrainEnd({ model }) {
      if (kept.now.weights) writeFlatWeights(model, kept.now.weights);
    },
    state: kept.state,
    restore: kept.restore,
  };
}
