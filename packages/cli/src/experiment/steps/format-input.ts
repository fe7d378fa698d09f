import type { ImageShape } from "@mnistlab/datasets";
import type { DataResult } from "./load-data.js";

/** How the network is given its images. */
export interface FormatResult {
  /** Shape of the training images: [rows, height, width, channels]. */
  readonly trainShape: readonly [rows: number, ...ImageShape];
  /** Shape of the test images: [rows, height, width, channels]. */
  readonly testShape: readonly [rows: number, ...ImageShape];
  /** Bytes of all pixels as they are kept, one each. */
  readonly bytes: number;
  /** Bytes that a float32 copy of all pixels would take. */
  readonly floatBytes: number;
}

/**
 * The shapes of the lab sheet's reshaped, scaled float32 images.
 *
 * Nothing is converted here: the pixels stay bytes, and training scales each batch to float32 in [0, 1] when it needs it.
 */
export function formatInput({ train, test }: DataResult): FormatResult {
  const bytes = (train.length + test.length) * train.shape.reduce((product, size) => product * size, 1);
  return {
    trainShape: [train.length, ...train.shape],
    testShape: [test.length, ...test.shape],
    bytes,
    floatBytes: 4 * bytes,
  };
}
