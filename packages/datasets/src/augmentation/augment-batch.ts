import type { Batch } from "../batches.js";
import { DatasetError } from "../dataset-error.js";
import type { Augmentation } from "./augment.js";
import { randomStream } from "./random/random-stream.js";

/** Which draw of an augmentation the samples of a batch get. */
export interface AugmentBatchOptions {
  /** A safe integer: the same seed gives the same pixels, bit for bit, in every engine. */
  readonly seed: number;
  /** Every epoch draws anew: an integer in [0, 2³²). @default 0 */
  readonly epoch?: number;
  /** Index of the batch's first sample in the epoch; the others follow. An integer in [0, 2³²). @default 0 */
  readonly firstIndex?: number;
}

/**
 * A batch with every image changed by chance.
 *
 * What happens to a sample depends only on `seed`, `epoch` and its index, not on the batch that it is in: cut the epoch into
 * other batches, or share it among workers, and every image stays the same.
 *
 * @param batch - Pixels in [0, 255], shape [size, height, width, channels]; left as it is.
 * @returns The same labels with new images, in memory of their own.
 * @throws {DatasetError} `INVALID_ARGUMENT` if seed, epoch or index is out of range, `SHAPE_MISMATCH` if the batch does not
 * have as many pixels as its size and shape say.
 * @example
 * const pipeline = augment(shift(2), rotate(10));
 * let firstIndex = 0;
 * for (const batch of training.shuffle(epoch).batches(128)) {
 *   const { images, labels } = augmentBatch(batch, pipeline, { seed: 7, epoch, firstIndex });
 *   firstIndex += batch.size;
 * }
 */
export function augmentBatch(batch: Batch, pipeline: Pick<Augmentation, "steps">, options: AugmentBatchOptions): Batch {
  const { seed, epoch = 0, firstIndex = 0 } = options;
  check("seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  check("epoch", epoch, 0, 2 ** 32 - 1);
  check("firstIndex", firstIndex, 0, 2 ** 32 - batch.size);
  const { shape, labels, size } = batch;
  const length = shape[0] * shape[1] * shape[2];
  if (batch.images.length !== size * length) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected a batch of ${size} × ${shape.join(" × ")} pixels, found ${batch.images.length}.`,
    );
  }
  const images = new Uint8Array(batch.images);
  const random = randomStream(seed);
  const changes = pipeline.steps.map((step) => step.prepare(shape));
  for (let i = 0; i < size; i++) {
    random.seek(epoch, firstIndex + i);
    const image = images.subarray(i * length, (i + 1) * length);
    for (const change of changes) change(image, random);
  }
  return { images, labels, shape, size };
}

function check(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected an integer from ${least} to ${most} as ${name}, found ${String(value)}.`,
  );
}
