import type { EpochLogs } from "./train-events.js";

/** One number per completed epoch, under Keras' names; the last two exist if there was validation data. */
export interface History {
  loss: number[];
  accuracy: number[];
  val_loss?: number[];
  val_accuracy?: number[];
}

/** An empty history. */
export function createHistory(validation: boolean): History {
  return { loss: [], accuracy: [], ...(validation && { val_loss: [], val_accuracy: [] }) };
}

/** Adds an epoch to a history. */
export function record(history: History, logs: EpochLogs): void {
  history.loss.push(logs.loss);
  history.accuracy.push(logs.accuracy);
  if (logs.val_loss !== undefined) history.val_loss?.push(logs.val_loss);
  if (logs.val_accuracy !== undefined) history.val_accuracy?.push(logs.val_accuracy);
}
