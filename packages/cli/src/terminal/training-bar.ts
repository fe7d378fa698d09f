import type { StepEvent } from "@mnistlab/models";
import cliProgress from "cli-progress";
import { kerasNumber } from "./keras-lines.js";

/** A progress bar in the last line of a terminal. */
export interface TrainingBar {
  /** Shows how far the epoch is. */
  update(event: StepEvent): void;
  /** Takes the bar away. */
  clear(): void;
}

/** A bar that looks like Keras'. */
export function createTrainingBar(stream: NodeJS.WriteStream): TrainingBar {
  const bar = new cliProgress.SingleBar({
    stream,
    format: "{value}/{total} [{bar}] - ETA: {eta}s - loss: {loss} - accuracy: {accuracy}",
    barCompleteChar: "=",
    barIncompleteChar: ".",
    barGlue: ">",
    barsize: 30,
    fps: 10,
    clearOnComplete: true,
    hideCursor: false,
    gracefulExit: false,
  });
  return {
    update({ step, steps, loss, accuracy }) {
      const numbers = { loss: kerasNumber(loss), accuracy: kerasNumber(accuracy) };
      if (bar.isActive) bar.update(step, numbers);
      else bar.start(steps, step, numbers);
    },
    clear() {
      if (bar.isActive) bar.stop();
    },
  };
}
