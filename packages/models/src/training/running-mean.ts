/** Loss and accuracy of some images. */
export interface LossAndAccuracy {
  /** Mean loss over the images. */
  readonly loss: number;
  /** Share of images whose most probable class is their label, in [0, 1]. */
  readonly accuracy: number;
}

/** What a running mean remembers. */
export interface MeanState {
  /** Sum of the losses. */
  readonly loss: number;
  /** Number of right answers. */
  readonly right: number;
  /** Number of images. */
  readonly images: number;
}

/** Loss and accuracy over all images so far, batch by batch. */
export interface RunningMean {
  /** Adds a batch of `size` images. */
  add(batch: LossAndAccuracy, size: number): void;
  /** The mean over all images added; `NaN` for none. */
  mean(): LossAndAccuracy;
  /** What {@link createRunningMean} goes on from. */
  state(): MeanState;
}

/**
 * Means weighted by batch size, as Keras reports an epoch: a smaller last batch counts less.
 *
 * A batch's accuracy comes as a rounded quotient; the number of right answers that it stands for is added, so that the
 * mean accuracy is exact.
 *
 * @param before - Batches that were added before, by another running mean. @default none
 */
export function createRunningMean(before: MeanState = { loss: 0, right: 0, images: 0 }): RunningMean {
  let { loss, right, images } = before;
  return {
    add(batch, size) {
      loss += batch.loss * size;
      right += Math.round(batch.accuracy * size);
      images += size;
    },
    mean: () => ({ loss: loss / images, accuracy: right / images }),
    state: () => ({ loss, right, images }),
  };
}
