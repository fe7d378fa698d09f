import type { Augmentation } from "../augmentation/augment.js";
import { augmentBatch } from "../augmentation/augment-batch.js";
import type { Batch } from "../batches.js";
import { DatasetError } from "../dataset-error.js";
import { type GridOptions, imageGrid } from "./image-grid.js";
import type { Picture } from "./picture.js";

/** What {@link augmentationGallery} shows. */
export interface GalleryOptions extends Omit<GridOptions, "columns"> {
  /** How often each sample is drawn, an integer ≥ 1. @default 8 */
  readonly draws?: number;
  /** A safe integer: the draws are those that `augmentBatch` makes with this seed in the epochs 0, 1, 2, … */
  readonly seed: number;
}

/**
 * What an augmentation does, to look at before training with it: a row per sample, first as it is, then as drawn again and
 * again.
 *
 * @param samples - A piece of a `Dataset` or a batch: pixels in [0, 255], shape [n, height, width, channels]. All are shown.
 * @returns A picture of n rows and 1 + `draws` columns of images.
 * @throws {DatasetError} `INVALID_ARGUMENT` if an option is out of range, `SHAPE_MISMATCH` if there is no image.
 * @example
 * const { image, size } = augmentationGallery(train.slice(0, 4), augment(shift(2), rotate(10)), { seed: 7, draws: 5 });
 * size; // { width: 173, height: 115, channels: 1 }: 6 × 4 images of 28 × 28 and gaps of 1
 * console.log(toTerminal(image, size));
 */
export function augmentationGallery(
  samples: Pick<Batch, "images" | "labels" | "shape">,
  pipeline: Augmentation,
  options: GalleryOptions,
): Picture {
  const { draws = 8, seed, gap, background } = options;
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new DatasetError("INVALID_ARGUMENT", `[datasets] expected an integer ≥ 1 as draws, found ${String(draws)}.`);
  }
  const { images, labels, shape } = samples;
  const batch: Batch = { images, labels, shape, size: labels.length };
  const columns = [
    batch,
    ...Array.from({ length: draws }, (_, epoch) => augmentBatch(batch, pipeline, { seed, epoch })),
  ];
  const length = shape[0] * shape[1] * shape[2];
  const shown = new Uint8Array(images.length * columns.length);
  for (let row = 0; row < batch.size; row++) {
    columns.forEach((column, i) => {
      shown.set(column.images.subarray(row * length, (row + 1) * length), (row * columns.length + i) * length);
    });
  }
  return imageGrid({ images: shown, shape }, { columns: columns.length, gap, background });
}
