import { checkPositiveInteger } from "../checks.js";
import { ModelError } from "../model-error.js";
import type { CheckpointStore } from "./checkpoint-store.js";
import { keyParts } from "./key-parts.js";

/** Where and when `train` keeps checkpoints. */
export interface CheckpointOptions {
  /** Where they are kept: `directoryStore`, `opfsStore`, `indexedDbStore`, `memoryStore`, or one of your own. */
  store: CheckpointStore;
  /** Name of the run in the store, which keeps its last two checkpoints as `<key>.0` and `<key>.1`. @default "train" */
  key?: string;
  /** Steps from one checkpoint to the next, within epochs; counted from the start of the run. @default none within epochs */
  everySteps?: number;
  /** Epochs from one checkpoint to the next. There is one at the end and when `signal` stops the training in any case. @default 1 */
  everyEpochs?: number;
}

/** Checkpoint options whose every part has been checked. */
export interface CheckpointPlan {
  readonly store: CheckpointStore;
  readonly key: string;
  readonly everySteps: number;
  readonly everyEpochs: number;
  /** Whether to go on from the last checkpoint. */
  readonly resume: boolean;
}

/**
 * Checks where and when to keep checkpoints.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`
 */
export function planCheckpoints(options: CheckpointOptions | undefined, resume: boolean): CheckpointPlan | undefined {
  if (!options) {
    if (!resume) return undefined;
    throw new ModelError(
      "INVALID_ARGUMENT",
      "[models] expected `checkpoint` beside `resume: true`, to know from where, found none: pass " +
        'checkpoint: { store: directoryStore("runs/first") }, say.',
    );
  }
  const { store, key = "train", everySteps = Number.POSITIVE_INFINITY, everyEpochs = 1 } = options;
  const methods = ["read", "write", "remove"] as const;
  if (!methods.every((method) => typeof store?.[method] === "function")) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] checkpoint.store must be a store with the methods ${methods.join(", ")}, found ${store}: pass ` +
        'directoryStore("runs/first"), say.',
    );
  }
  keyParts(key);
  if (options.everySteps !== undefined) checkPositiveInteger("checkpoint.everySteps", everySteps);
  checkPositiveInteger("checkpoint.everyEpochs", everyEpochs);
  return { store, key, everySteps, everyEpochs, resume };
}
