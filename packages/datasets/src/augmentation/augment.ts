import type { Batch } from "../batches.js";
import { DatasetError } from "../dataset-error.js";
import { mergedAffine } from "./affine/merged-affine.js";
import { type AugmentBatchOptions, augmentBatch } from "./augment-batch.js";
import type { AffineStep, AugmentationStep, PixelStep } from "./augmentation-step.js";

/** What {@link augment} makes: steps that change pixels one after the other, moves merged. {@link augmentBatch} runs it. */
export interface Augmentation {
  readonly steps: readonly PixelStep[];
  /** What {@link augmentBatch} makes of a batch with these steps. */
  apply(batch: Batch, options: AugmentBatchOptions): Batch;
}

/**
 * Combines steps into one augmentation; they act in the order given. Neighbouring moves (`shift`, `rotate`, `scale`, `shear`)
 * become one, so that the image is resampled, and smoothed, only once.
 *
 * @param steps - At least one: `shift`, `rotate`, `scale`, `shear`, `elastic`, `noise`, `erase`, or an object of your own.
 * @throws {DatasetError} `INVALID_ARGUMENT` if there is no step, or one that has neither `draw` nor `prepare`.
 * @example
 * const pipeline = augment(shift(2), rotate(10), elastic(), erase({ fill: 0 }));
 * pipeline.steps.map(({ name }) => name); // ["shift(2) + rotate(10)", "elastic(34, 4)", "erase(0.5)"]
 */
export function augment(...steps: AugmentationStep[]): Augmentation {
  if (steps.length === 0) {
    throw new DatasetError("INVALID_ARGUMENT", "[datasets] expected at least one step of augmentation, found none.");
  }
  const merged: PixelStep[] = [];
  let moves: AffineStep[] = [];
  const merge = () => {
    const [first, ...others] = moves;
    if (first) merged.push(mergedAffine([first, ...others]));
    moves = [];
  };
  for (const step of steps) {
    if ("draw" in step) {
      moves.push(step);
    } else if ("prepare" in step) {
      merge();
      merged.push(step);
    } else {
      throw new DatasetError(
        "INVALID_ARGUMENT",
        `[datasets] expected steps of augmentation with draw or prepare, found ${JSON.stringify(step)}.`,
      );
    }
  }
  merge();
  return { steps: merged, apply: (batch, options) => augmentBatch(batch, { steps: merged }, options) };
}
