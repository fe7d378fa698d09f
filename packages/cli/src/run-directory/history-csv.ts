import type { EpochLogs } from "@mnistlab/models";

const columns = ["loss", "accuracy", "val_loss", "val_accuracy"] as const;

/**
 * The epochs of a training as CSV: a header, then a line per epoch, numbers in full precision.
 *
 * @returns Lines that each end in "\n".
 * @example
 * historyCsv([{ loss: 0.5, accuracy: 0.8, val_loss: 0.4, val_accuracy: 0.9 }]);
 * // "epoch,loss,accuracy,val_loss,val_accuracy\n1,0.5,0.8,0.4,0.9\n"
 */
export function historyCsv(epochs: readonly EpochLogs[]): string {
  const rows = epochs.map((logs, i) => [i + 1, ...columns.map((column) => logs[column] ?? "")]);
  return [["epoch", ...columns], ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}
