import { describe, expect, test } from "vitest";
import { sha256 } from "../loading/sha256.js";
import { mnistCard } from "../mnist/mnist-card.js";
import { loadMnistSample } from "../mnist-sample.js";
import { sampleSha256 } from "./test-support/sample-sha256.js";

describe("the sample of MNIST", () => {
  const sample = loadMnistSample();

  test("has 200 and 50 images of each digit, 28 × 28 × 1", () => {
    expect(sample.train.classCounts()).toEqual(new Array(10).fill(200));
    expect(sample.test.classCounts()).toEqual(new Array(10).fill(50));
    expect([sample.train.length, sample.test.length]).toEqual([2000, 500]);
    expect([sample.train.shape, sample.test.shape]).toEqual([mnistCard.shape, mnistCard.shape]);
    expect(sample.train.classNames).toEqual(mnistCard.classNames);
  });

  test("has these bits, in every engine", async () => {
    const { train, test } = sample;
    expect({ train: await sha256(train.images), test: await sha256(test.images) }).toEqual(sampleSha256);
  });

  test("is unpacked anew at each call: whoever writes on its pixels spoils them for nobody else", () => {
    expect(loadMnistSample().train.images.buffer).not.toBe(sample.train.images.buffer);
  });
});
