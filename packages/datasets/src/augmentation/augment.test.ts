import { expect, test } from "vitest";
import type { Batch } from "../batches.js";
import { errorOf } from "../test-support/error-of.js";
import { rotate } from "./affine/rotate.js";
import { scale } from "./affine/scale.js";
import { shear } from "./affine/shear.js";
import { shift } from "./affine/shift.js";
import { augment } from "./augment.js";
import { augmentBatch } from "./augment-batch.js";
import type { AugmentationStep } from "./augmentation-step.js";
import { elastic } from "./pixels/elastic.js";
import { erase } from "./pixels/erase.js";
import { noise } from "./pixels/noise.js";

const names = (...steps: AugmentationStep[]) => augment(...steps).steps.map(({ name }) => name);

test("the example of the doc comment is true", () => {
  expect(names(shift(2), rotate(10), elastic(), erase({ fill: 0 }))).toEqual([
    "shift(2) + rotate(10)",
    "elastic(34, 4)",
    "erase(0.5)",
  ]);
});

test("only neighbouring moves are merged, wherever they stand", () => {
  expect(names(noise(1), shift(1), scale(0.1), shear(5), noise(2), rotate(3))).toEqual([
    "noise(1)",
    "shift(1) + scale(0.1) + shear(5)",
    "noise(2)",
    "rotate(3)",
  ]);
});

test.each<[string, () => unknown]>([
  ["no step", () => augment()],
  ["a step that is none", () => augment({ name: "mirror" } as unknown as AugmentationStep)],
  ["a shift of −1", () => shift(-1)],
  ["a shift of NaN", () => shift(Number.NaN)],
  ["a rotation of 181°", () => rotate(181)],
  ["a scaling to nothing", () => scale(1)],
  ["a shear of 90°", () => shear(90)],
  ["an alpha below 0", () => elastic({ alpha: -1 })],
  ["a sigma of 0", () => elastic({ sigma: 0 })],
  ["noise of 256", () => noise(256)],
  ["a probability of 2", () => erase({ probability: 2 })],
  ["areas in the wrong order", () => erase({ area: [0.4, 0.02] })],
  ["an aspect of 0", () => erase({ aspect: [0, 1] })],
  ["a fill of 256", () => erase({ fill: 256 })],
])("refuses %s", async (_, action) => {
  expect((await errorOf(action)).code).toBe("INVALID_ARGUMENT");
});

test("apply is augmentBatch with the steps", () => {
  const pipeline = augment(shift(2), noise(30));
  const images = Uint8Array.from({ length: 2 * 36 }, (_, i) => (i * 37) % 256);
  const batch: Batch = { images, labels: Uint8Array.of(0, 1), shape: [6, 6, 1], size: 2 };
  const draw = { seed: 3, epoch: 2, firstIndex: 5 };
  expect(pipeline.apply(batch, draw)).toEqual(augmentBatch(batch, pipeline, draw));
});
