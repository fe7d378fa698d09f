import fc from "fast-check";
import { expect, test } from "vitest";
import { Dataset } from "../dataset.js";
import type { ImageShape } from "../dataset-init.js";
import { fromIdx } from "./from-idx.js";
import { parseIdx } from "./parse-idx.js";
import { writeIdx } from "./write-idx.js";

test("the example of the doc comment is true: any data set comes back, also shuffled, coloured or empty", async () => {
  const size = fc.integer({ min: 1, max: 4 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(size, size, size), fc.nat(6), fc.integer(), async (shape: ImageShape, length, seed) => {
      const dataset = new Dataset({
        images: Uint8Array.from({ length: length * shape[0] * shape[1] * shape[2] }, (_, i) => (i * 7) % 256),
        labels: Uint8Array.from({ length }, (_, i) => i % 3),
        shape,
        classNames: ["cat", "dog", "owl"],
      }).shuffle(seed);
      const { images, labels } = writeIdx(dataset);
      const same = await fromIdx({ images, labels, classNames: dataset.classNames });
      expect(same.shape).toEqual(dataset.shape);
      expect(same.classNames).toEqual(dataset.classNames);
      expect(same.images).toEqual(dataset.images);
      expect(same.labels).toEqual(dataset.labels);
    }),
    { seed: 3, numRuns: 100 },
  );
});

test("one channel is written as MNIST is: images of three dimensions", () => {
  const dataset = new Dataset({
    images: Uint8Array.of(1, 2, 3, 4),
    labels: Uint8Array.of(0, 0),
    shape: [1, 2, 1],
    classNames: ["0"],
  });
  const { images, labels } = writeIdx(dataset);
  expect(parseIdx(images).shape).toEqual([2, 1, 2]);
  expect([...labels]).toEqual([0, 0, 8, 1, 0, 0, 0, 2, 0, 0]);
});
