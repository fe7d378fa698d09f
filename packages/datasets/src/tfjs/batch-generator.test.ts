import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { Dataset } from "../dataset.js";
import { numbered } from "../test-support/numbered.js";
import { batchGenerator, type XsYs } from "./batch-generator.js";

beforeAll(() => tf.setBackend("cpu"));

/** The labels of a pass; disposes its tensors, as `fitDataset` does. */
function labelsOf(pass: Iterator<XsYs>): number[][] {
  const labels: number[][] = [];
  for (let next = pass.next(); !next.done; next = pass.next()) {
    labels.push([...next.value.ys.dataSync()]);
    tf.dispose(next.value);
  }
  return labels;
}

test("the example of the doc comment is true", () => {
  const dataset = new Dataset({
    images: Uint8Array.of(0, 255),
    labels: Uint8Array.of(1, 0),
    shape: [1, 1, 1],
    classNames: ["cat", "dog"],
  });
  const generator = batchGenerator((pass) => dataset.batches(2, { seed: pass }));
  const [first] = generator();
  expect([first!.xs.shape, first!.ys.shape]).toEqual([[2, 1, 1, 1], [2]]);
  tf.dispose(first!);
});

test("gives the tensors of every batch, in each pass, and no others", () => {
  const before = tf.memory().numTensors;
  const dataset = numbered(5);
  const generator = batchGenerator(dataset.batches(2));
  for (let pass = 0; pass < 2; pass++) {
    const pixels: number[] = [];
    for (const { xs, ys } of generator()) {
      expect([xs.dtype, ys.dtype]).toEqual(["float32", "float32"]);
      expect(xs.shape).toEqual([ys.size, 1, 2, 1]);
      expect(tf.memory().numTensors).toBe(before + 2);
      pixels.push(...xs.dataSync());
      tf.dispose([xs, ys]);
    }
    expect(pixels).toEqual([...dataset.images].map((pixel) => Math.fround(pixel / 255)));
  }
  expect(labelsOf(generator())).toEqual([[0, 1], [2, 0], [1]]);
  expect(tf.memory().numTensors).toBe(before);
});

test("a function gives each pass its own batches, counted from 0", () => {
  const dataset = numbered(6);
  const generator = batchGenerator((pass) => dataset.batches(3, { seed: pass }));
  const passes = [0, 1, 2].map(() => labelsOf(generator()));
  expect(passes).toEqual(
    [0, 1, 2].map((seed) => Array.from(dataset.batches(3, { seed }), ({ labels }) => [...labels])),
  );
});

test("is what tf.data.generator takes: a function that gives an iterator of tensor containers", () => {
  const generator: () => Iterator<tf.TensorContainer> = batchGenerator(numbered(2).batches(2));
  const { value } = generator().next();
  expect(value).toHaveProperty("xs");
  tf.dispose(value);
});
