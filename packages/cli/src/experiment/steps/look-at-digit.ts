import type { Dataset } from "@mnistlab/datasets";

/** A digit to look at. */
export interface DigitResult {
  /** Its place in the training set, from 0. */
  readonly index: number;
  /** What it is, 0 to 9. */
  readonly label: number;
  /** Pixels, 0 for paper to 255 for ink, shape [28, 28, 1]. */
  readonly image: Uint8Array;
}

/** The training image that the lab sheet looks at: number 50. */
export function lookAtDigit(train: Dataset): DigitResult {
  const index = 50;
  return { index, ...train.at(index) };
}
