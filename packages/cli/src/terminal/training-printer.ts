import type { TrainEvent } from "@mnistlab/models";
import { kerasEpochLine } from "../format/keras-lines.js";
import type { Terminal } from "./terminal.js";
import { createTrainingBar } from "./training-bar.js";

/**
 * Prints a training as Keras does: "Epoch 1/10", a bar while the epoch lasts if a person watches, then the epoch's line.
 *
 * @param signal - When it aborts the bar goes, so that messages have the terminal to themselves.
 */
export function createTrainingPrinter(
  { stdout, isInteractive }: Terminal,
  signal?: AbortSignal,
): (event: TrainEvent) => void {
  const bar = isInteractive ? createTrainingBar(stdout) : undefined;
  signal?.addEventListener("abort", () => bar?.clear(), { once: true });
  let epochs = 0;
  let steps = 0;
  return (event) => {
    switch (event.type) {
      case "start":
        ({ epochs, steps } = event);
        break;
      case "step":
        if (signal?.aborted) break;
        if (event.step === 1) stdout.write(`Epoch ${event.epoch}/${epochs}\n`);
        bar?.update(event);
        break;
      case "epoch":
        bar?.clear();
        stdout.write(`${kerasEpochLine(event, steps)}\n`);
        break;
      case "end":
        bar?.clear();
    }
  };
}
