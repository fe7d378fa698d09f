import type { StepEvent } from "@mnistlab/models";
import cliProgress from "cli-progress";
import { kerasNumber } from "../format/keras-lines.js";

/** A progress bar in the last line of a terminal. */
export interface TrainingBar {
  /** Shows how far the epoch is. */
  update(event: StepEvent): void;
  /** Takes the bar away. */
  clear(): void;
}

/** Characters of the line beside the bar, for numbers of steps up to four digits. */
const textWidth = 60;

/** A bar that looks like Keras', as long as the terminal is wide enough. */
export function createTrainingBar(stream: NodeJS.WriteStream): TrainingBar {
  const bar = new cliProgress.SingleBar({
    stream,
    format: "{value}/{total} [{bar}] - ETA: {eta}s - loss: {loss} - accuracy: {accuracy}",
    barCompleteChar: "=",
    barIncompleteChar: ".",
    barGlue: ">",
    barsize: Math.min(30, Math.max(1, (stream.columns ?? 80) - textWidth)),
    fps: 10,
    clearOnComplete: true,
    // No mode of the terminal is changed: the process may end at any moment.
    hideCursor: false,
    linewrap: true,
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
