import { beforeAll, expect, test } from "vitest";
import { rotate } from "../augmentation/affine/rotate.js";
import { shift } from "../augmentation/affine/shift.js";
import { augment } from "../augmentation/augment.js";
import { augmentBatch } from "../augmentation/augment-batch.js";
import type { Dataset } from "../dataset.js";
import { errorOf } from "../test-support/error-of.js";
import { installedMnist } from "../test-support/installed-mnist.js";
import { augmentationGallery } from "./augmentation-gallery.js";
import { toTerminal } from "./to-terminal.js";

const pipeline = augment(shift(2), rotate(10));
let train: Dataset;
beforeAll(async () => {
  train = (await installedMnist()).train;
});

test("the example of the doc comment is true", () => {
  const { image, size } = augmentationGallery(train.slice(0, 4), pipeline, { seed: 7, draws: 5 });
  expect(size).toEqual({ width: 173, height: 115, channels: 1 });
  expect(toTerminal(image, size).split("\n").length).toBe(58);
});

test("row r, column 0 is sample r; column c is what augmentBatch makes of it in epoch c − 1", () => {
  const { image, size } = augmentationGallery(train.slice(0, 3), pipeline, { seed: 7, draws: 2, gap: 0 });
  const [samples] = train.slice(0, 3).batches(3);
  const columns = [samples!, ...[0, 1].map((epoch) => augmentBatch(samples!, pipeline, { seed: 7, epoch }))];
  columns.forEach(({ images }, column) => {
    for (let y = 0; y < 84; y++) {
      const from = y * size.width + column * 28;
      expect(image.subarray(from, from + 28)).toEqual(images.subarray(y * 28, y * 28 + 28));
    }
  });
});

test("refuses no draws and no samples", async () => {
  const samples = train.slice(0, 1);
  expect((await errorOf(() => augmentationGallery(samples, pipeline, { seed: 1, draws: 0 }))).code).toBe(
    "INVALID_ARGUMENT",
  );
  expect((await errorOf(() => augmentationGallery(train.slice(0, 0), pipeline, { seed: 1 }))).code).toBe(
    "SHAPE_MISMATCH",
  );
});
