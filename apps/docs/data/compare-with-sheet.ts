import type { ExperimentRun } from "./experiment-run.js";

/** A measure beside that of the lab sheet, as text. */
export interface Comparison {
  readonly name: string;
  readonly sheet: string;
  readonly ours: string;
}

/** The numbers that the lab sheet prints, and those of a run of ours after its last epoch. */
export function compareWithSheet({ history, test, epochSeconds }: ExperimentRun): Comparison[] {
  return [
    { name: "Training loss", sheet: "0.0444", ours: last(history.loss) },
    { name: "Training accuracy", sheet: "0.9859", ours: last(history.accuracy) },
    { name: "Validation loss", sheet: "0.0455", ours: last(history.val_loss) },
    { name: "Validation accuracy", sheet: "0.9849", ours: last(history.val_accuracy) },
    { name: "Test loss", sheet: "0.0360", ours: test.loss.toFixed(4) },
    { name: "Test accuracy", sheet: "0.9877", ours: test.accuracy.toFixed(4) },
    { name: "Seconds per epoch", sheet: "14", ours: mean(epochSeconds).toFixed(1) },
  ];
}

function last(values: readonly number[]): string {
  return (values.at(-1) ?? Number.NaN).toFixed(4);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
