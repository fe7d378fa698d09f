import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkBoolean } from "../checks.js";
import { ModelError } from "../model-error.js";
import { encodeModel } from "../saving/encode-model.js";
import { modelDirectory } from "../saving/model-directory.js";
import { save } from "../saving/save.js";
import type { EpochLogs } from "../training/train-events.js";
import { isBetter, type Monitor, type MonitorMode, modeOf, monitored } from "./monitor.js";
import { resumable } from "./resumable.js";
import type { TrainCallback } from "./train-callback.js";

/** Where files of a model go. */
export interface ModelStore {
  /** Writes a file whole or not at all; `key` has slashes between its parts. */
  write(key: string, bytes: Uint8Array): Promise<void>;
}

/** Options of `modelCheckpoint`. */
export interface ModelCheckpointOptions {
  /** A directory (Node, Deno, Bun), or anything that takes files. */
  store: string | ModelStore;
  /** Whether to save only when the number is better than ever, over what was saved before. @default false, as in Keras */
  saveBestOnly?: boolean;
  /** The number to watch, for `saveBestOnly`. @default "val_loss" */
  monitor?: Monitor;
  /** Which way the number gets better. @default "min" for losses, "max" for accuracies */
  mode?: MonitorMode;
  /** Name of a saved model's directory in the store. @default "best" with `saveBestOnly`, else "epoch-1" and so on */
  directory?: (epoch: number, logs: EpochLogs) => string;
  /** Whether to save the optimizer's state, too, to train on from there. @default true */
  includeOptimizer?: boolean;
}

/**
 * Saves the model after epochs, as Keras' `ModelCheckpoint`.
 *
 * Each model is a directory of `model.json` and weights that `load` and `tf.loadLayersModel` read. A path is written by
 * `save`: a kill leaves the model of before or the new one. A store gets the weights, under a name made of their hash, before
 * the `model.json` that names them; weights that are not named any more are its to remove.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`, `UNSUPPORTED_RUNTIME` for a path where there is no file system; from `train` what
 * `save` throws.
 * @example
 * const callbacks = [modelCheckpoint({ store: "runs/first", saveBestOnly: true })]; // runs/first/best/model.json
 */
export function modelCheckpoint(options: ModelCheckpointOptions): TrainCallback {
  const { store, saveBestOnly = false, monitor = "val_loss", includeOptimizer = true } = options;
  const { mode = modeOf(monitor), directory = (epoch) => (saveBestOnly ? "best" : `epoch-${epoch}`) } = options;
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
      const name = directory(epoch, logs);
      if (typeof store === "string") await save(model, `${store}/${name}`, { includeOptimizer });
      else await saveTo(store, name, model, includeOptimizer);
    },
    state: kept.state,
    restore: kept.restore,
  };
}

async function saveTo(store: ModelStore, name: string, model: LayersModel, includeOptimizer: boolean): Promise<void> {
  const { json, weights } = await encodeModel(model, includeOptimizer);
  const path = json.weightsManifest[0]!.paths[0]!.replace(/^\.\//, "");
  await store.write(`${name}/${path}`, weights);
  await store.write(`${name}/model.json`, new TextEncoder().encode(JSON.stringify(json)));
}
