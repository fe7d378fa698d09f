import { checkChoice } from "../../checks.js";
import { concatBytes } from "../../saving/concat-bytes.js";
import { appendToFile } from "../append-to-file.js";
import type { TrainCallback } from "../train-callback.js";
import { encodeScalar, encodeVersion } from "./encode-event.js";
import { encodeRecord } from "./encode-record.js";

/** Options of `tensorBoard`. */
export interface TensorBoardOptions {
  /** Whether each batch's loss and accuracy are written, too. @default "epoch", as in Keras */
  updateFrequency?: "epoch" | "batch";
}

/**
 * Writes what TensorBoard shows, as Keras' `TensorBoard`: `epoch_loss`, `epoch_accuracy` and `epoch_learning_rate` in the run
 * `train`, the first two in the run `validation` if there is one, over the number of the epoch, from 1.
 *
 * Each training adds one event file per run (`tensorboard --logdir runs`); each epoch's numbers go in one write, so that
 * TensorBoard can look on, and a kill costs at most the epoch at work. Steps, with "batch", are written when their epoch
 * ends.
 *
 * @param directory - A path; Node, Deno and Bun only.
 * @throws {ModelError} `INVALID_ARGUMENT`, `UNSUPPORTED_RUNTIME`; from `train` `WRITE_FAILED`.
 * @example
 * const callbacks = [tensorBoard("runs/first")];
 */
export function tensorBoard(directory: string, options: TensorBoardOptions = {}): TrainCallback {
  const { updateFrequency = "epoch" } = options;
  checkChoice("updateFrequency", updateFrequency, ["epoch", "batch"]);
  // To tell at once of a runtime without files.
  appendToFile(directory);
  let writers: Record<"train" | "validation", EventWriter>;
  let steps: [step: number, tag: string, value: number][] = [];
  return {
    name: "tensorBoard",
    onTrainBegin() {
      steps = [];
      writers = { train: eventWriter(`${directory}/train`), validation: eventWriter(`${directory}/validation`) };
    },
    ...(updateFrequency === "batch" && {
      onStepEnd(_run, step, { loss, accuracy }) {
        steps.push([step, "batch_loss", loss], [step, "batch_accuracy", accuracy]);
      },
    }),
    async onEpochEnd({ learningRate }, epoch, { loss, accuracy, val_loss, val_accuracy }) {
      await writers.train([
        ...steps,
        [epoch, "epoch_loss", loss],
        [epoch, "epoch_accuracy", accuracy],
        [epoch, "epoch_learning_rate", learningRate],
      ]);
      steps = [];
      if (val_loss === undefined) return;
      await writers.validation([
        [epoch, "epoch_loss", val_loss],
        [epoch, "epoch_accuracy", val_accuracy!],
      ]);
    },
    async onTrainEnd() {
      if (steps.length > 0) await writers.train(steps);
      steps = [];
    },
  };
}

/** Writes numbers of one run. */
type EventWriter = (scalars: readonly (readonly [step: number, tag: string, value: number])[]) => Promise<void>;

/** Writes into a file that is new, once there is something to write. */
function eventWriter(directory: string): EventWriter {
  const seconds = Math.floor(Date.now() / 1000);
  const file = appendToFile(`${directory}/events.out.tfevents.${seconds}.mnistlab.${crypto.randomUUID().slice(0, 8)}`);
  let isNew = true;
  return async (scalars) => {
    const wallTime = Date.now() / 1000;
    const events = scalars.map(([step, tag, value]) => encodeScalar({ wallTime, step, tag, value }));
    const records = [...(isNew ? [encodeVersion(wallTime)] : []), ...events].map(encodeRecord);
    await file.append(concatBytes(records));
    isNew = false;
  };
}
