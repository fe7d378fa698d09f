import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { Dataset } from "../dataset.js";
import { toTensors } from "./to-tensors.js";

beforeAll(() => tf.setBackend("cpu"));

const dataset = new Dataset({
  images: Uint8Array.of(0, 255, 51, 102, 153, 204),
  labels: Uint8Array.of(1, 0, 2),
  shape: [1, 2, 1],
  classNames: ["cat", "dog", "owl"],
});

test("the example of the doc comment is true", () => {
  const { images, labels } = toTensors(dataset.slice(0, 1));
  expect(images.shape).toEqual([1, 1, 2, 1]);
  expect(images.dataSync()).toEqual(Float32Array.of(0, 1));
  expect(labels.dataSync()).toEqual(Float32Array.of(1));
  tf.dispose([images, labels]);
});

test("makes two float32 tensors that the caller owns, and no others", () => {
  const before = tf.memory().numTensors;
  const { images, labels } = toTensors(dataset);
  expect([images.dtype, labels.dtype]).toEqual(["float32", "float32"]);
  expect(images.shape).toEqual([3, 1, 2, 1]);
  expect([...images.dataSync()]).toEqual([0, 1, 0.2, 0.4, 0.6, 0.8].map(Math.fround));
  expect(tf.memory().numTensors).toBe(before + 2);
  tf.dispose([images, labels]);
  expect(tf.memory().numTensors).toBe(before);
});

test("takes batches, in the order of a shuffled view", () => {
  const shuffled = dataset.shuffle(5);
  for (const batch of shuffled.batches(2)) {
    const { images, labels } = toTensors(batch);
    expect(images.shape).toEqual([batch.size, 1, 2, 1]);
    expect([...labels.dataSync()]).toEqual([...batch.labels]);
    tf.dispose([images, labels]);
  }
});

test("takes an empty data set", () => {
  const { images, labels } = toTensors(dataset.slice(3));
  expect([images.shape, labels.shape]).toEqual([[0, 1, 2, 1], [0]]);
  tf.dispose([images, labels]);
});

test("labels are float32 because sparseCategoricalCrossentropy takes their floor, which int32 tensors refuse", () => {
  const { images, labels } = toTensors(dataset);
  tf.tidy(() => {
    expect([...tf.floor(labels).dataSync()]).toEqual([1, 0, 2]);
    expect(() => tf.floor(tf.cast(labels, "int32"))).toThrow("must be float32 tensor");
  });
  tf.dispose([images, labels]);
});
