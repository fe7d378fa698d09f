import type { Dataset } from "@mnistlab/datasets";
import type { Prediction } from "@mnistlab/models";

/** Ten digits, what they are and what the network takes them for. */
export interface PredictionsResult {
  /** Pixels of each digit, 0 for paper to 255 for ink. */
  readonly images: readonly Uint8Array[];
  readonly labels: readonly number[];
  readonly predicted: readonly number[];
}

/** The first ten test images with their predictions. */
export function predictTen(test: Dataset, { classes }: Prediction): PredictionsResult {
  const ten = [...test.slice(0, 10)];
  return {
    images: ten.map(({ image }) => image),
    labels: ten.map(({ label }) => label),
    predicted: [...classes.subarray(0, 10)],
  };
}
