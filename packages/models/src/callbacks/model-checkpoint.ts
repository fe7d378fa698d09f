import { checkBoolean } from "../checks.js";
import { ModelError } from "../model-error.js";
import { modelDirectory } from "../saving/model-directory.js";
import type { ModelStore } from "../saving/model-store.js";
import { save } from "../saving/save.js";
import { saveTo } from "../saving/save-to.js";
import type { EpochLogs } from "../training/train-events.js";
import { isBetter, type Monitor, type MonitorMode, modeOf, monitored } from "./monitor.js";
import { resumable } from "./resumable.js";
import type { TrainCallback } from "./train-callback.js";

/** Options of `modelCheckpoint`. */
export interface ModelCheckpointOptions {
  /** A directory (Node, Deno, Bun), or a place for files: `opfsStore()` or `indexedDbStore()` in a browser, say. */
  store: string | Pick<ModelStore, "write">;
  /** Whether to save only when the number is better than ever, over what was saved before. @default false, as in Keras */
  saveBestOnly?: boolean;
  /** The number to watch, for `saveBestOnly`. @default "val_loss" */
  monitor?: Monitor;
  /** Which way the number gets better. @default "min" for losses, "max" for accuracies */
  mode?: MonitorMode;
  /** Name of a saved model: its directory under the path, or its key in the store. @default "best" with `saveBestOnly`, else "epoch-1" and so on */
  key?: (epoch: number, logs: EpochLogs) => string;
  /** Whether to save the optimizer's state, too, to train on from there. @default true */
  includeOptimizer?: boolean;
}

/**
 * Saves the model after epochs, as Keras' `ModelCheckpoint`.
 *
 * Under a path, each model is a directory that `load` and `tf.loadLayersModel` read; in a store it is one file that `loadFrom`
 * reads. A kill leaves the model of before or the new one.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, `UNSUPPORTED_RUNTIME` for a path where there is no file system; from `train` what
 * `save` throws.
 * @example
 * const callbacks = [modelCheckpoint({ store: "runs/first", saveBestOnly: true })]; // runs/first/best/model.json
 */
export function modelCheckpoint(options: ModelCheckpointOptions): TrainCallback {
  const { store, saveBestOnly = false, monitor = "val_loss", includeOptimizer = true } = options;
  const { mode = modeOf(monitor), key = (epoch) => (saveBestOnly ? "best" : `epoch-${epoch}`) } = options;
  checkBoolean("saveBestOnly", saveBestOnly);
  if (typeof store !== "string" && typeof store?.write !== "function") {
    throw new ModelError("INVALID_ARGUMENT", "[models] store must be a path or have write(key, bytes), found neither.");
  }
  if (typeof store === "string") modelDirectory(store); // tells at once of a runtime without files
  const kept = resumable(() => ({ best: null as number | null }));
  return {
    name: "modelCheckpoint",
    onTrainBegin: kept.begin,
    async onEpochEnd({ model }, epoch, logs) {
      if (saveBestOnly) {
        const value = monitored("modelCheckpoint", monitor, logs);
        if (!isBetter(mode, value, kept.now.best)) return;
        kept.now.best = value;
      }
      const name = key(epoch, logs);
      if (typeof store === "string") await save(model, `${store}/${name}`, { includeOptimizer });
      else await saveTo(store, name, model, { includeOptimizer });
    },
    state: kept.state,
    restore: kept.restore,
  };
}
