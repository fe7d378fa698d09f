import type { EpochLogs } from "../training/train-events.js";
import { appendToFile } from "./append-to-file.js";
import { resumable } from "./resumable.js";
import type { TrainCallback } from "./train-callback.js";

/** Where lines of text go. */
export interface LineSink {
  /** Adds a line, its end included. */
  write(line: string): void | Promise<void>;
  /** Whether there is no line yet, so that a header is in place. @default there is none */
  isEmpty?(): boolean | Promise<boolean>;
}

/**
 * Writes a line of comma-separated values per epoch: epoch (from 1), loss, accuracy, val_loss and val_accuracy if there is
 * validation, learning_rate; as Keras' `CSVLogger`, which counts epochs from 0.
 *
 * A file gets each line in one write, and is added to: its header is written once, and the piece of a line that a kill left
 * at its end is cut off when the next training begins. A training that is resumed may write an epoch again, that it had
 * written but not saved before the kill: the last line of an epoch is the one that counts.
 *
 * @param sink - A path (Node, Deno, Bun), or anything that takes lines.
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` for a path where there is no file system; from `train` `WRITE_FAILED`.
 * @example
 * const lines = [];
 * await train(model, dataset, { epochs: 2, callbacks: [csvLogger({ write: (line) => void lines.push(line) })] });
 * lines[0]; // "epoch,loss,accuracy,learning_rate\n"
 */
export function csvLogger(sink: string | LineSink): TrainCallback {
  const lines = typeof sink === "string" ? linesOfFile(sink) : sink;
  const kept = resumable(() => ({ header: false as boolean }));
  return {
    name: "csvLogger",
    onTrainBegin: kept.begin,
    async onEpochEnd({ learningRate }, epoch, logs) {
      const names = (["loss", "accuracy", "val_loss", "val_accuracy"] as const).filter((name) => name in logs);
      if (!kept.now.header && ((await lines.isEmpty?.()) ?? true)) {
        await lines.write(line(["epoch", ...names, "learning_rate"]));
      }
      kept.now.header = true;
      await lines.write(line([epoch, ...names.map((name: keyof EpochLogs) => logs[name]!), learningRate]));
    },
    state: kept.state,
    restore: kept.restore,
  };
}

function line(values: readonly (string | number)[]): string {
  return `${values.join(",")}\n`;
}

function linesOfFile(path: string): LineSink {
  const file = appendToFile(path);
  const encoder = new TextEncoder();
  let whole = false;
  /** Cuts off what follows the last end of a line. */
  const mend = async () => {
    if (whole) return;
    const bytes = await file.read();
    const end = bytes.lastIndexOf(10) + 1;
    if (end < bytes.length) await file.truncate(end);
    whole = true;
  };
  return {
    async write(text) {
      await mend();
      await file.append(encoder.encode(text));
    },
    async isEmpty() {
      await mend();
      return (await file.size()) === 0;
    },
  };
}
