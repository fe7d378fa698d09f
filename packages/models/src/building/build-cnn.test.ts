import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { useWasm } from "../testing/use-backends.js";
import type { CnnOptions } from "./architectures/cnn.js";
import { buildCnn } from "./build-cnn.js";

beforeAll(useWasm);

const names = (model: ReturnType<typeof buildCnn>) => model.layers.map((layer) => layer.name);

test("the default network is the lab sheet's, with 27,562 parameters", () => {
  const model = buildCnn();
  expect(model.countParams()).toBe(27562);
  expect(model.layers.map((layer) => layer.getClassName())).toEqual([
    "Conv2D",
    "MaxPooling2D",
    "Conv2D",
    "MaxPooling2D",
    "Flatten",
    "Dense",
    "Dropout",
    "Dense",
  ]);
  expect(model.loss).toBe("sparseCategoricalCrossentropy");
  expect(model.optimizer.getConfig()).toMatchObject({ learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });
  model.dispose();
});

test("the example of the documentation holds", () => {
  const model = buildCnn({ filters: [16, 32], batchNorm: true, seed: 7 });
  expect(model.countParams()).toBe(56858);
  model.dispose();
});

test("layers have Keras' names, however many models were built before", () => {
  const [first, second] = [buildCnn(), buildCnn()];
  const expected = ["conv2d", "max_pooling2d", "conv2d_1", "max_pooling2d_1", "flatten", "dense", "dropout", "dense_1"];
  expect(names(first)).toEqual(expected);
  expect(names(second)).toEqual(expected);
  expect(second.weights.map((weight) => weight.originalName)).toEqual(
    first.weights.map((weight) => weight.originalName),
  );
  first.dispose();
  second.dispose();
});

test("batch normalisation stands between convolution and activation, and replaces the bias", () => {
  const model = buildCnn({ filters: [4], batchNorm: true, pooling: "average", denseUnits: [] });
  expect(names(model)).toEqual([
    "conv2d",
    "batch_normalization",
    "activation",
    "average_pooling2d",
    "flatten",
    "dense",
  ]);
  expect(model.layers[0]!.weights.map((weight) => weight.shape)).toEqual([[3, 3, 1, 4]]);
  model.dispose();
});

test("initial weights are those of Glorot and follow from the seed alone", async () => {
  const hashes: string[] = [];
  for (const seed of [7, 7, 8]) {
    const model = buildCnn({ seed });
    hashes.push(await weightsSha256(model));
    const kernel = model.getWeights()[4]!.dataSync();
    const limit = Math.sqrt(6 / (400 + 64));
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...kernel)).toBeGreaterThan(0.99 * limit);
    model.dispose();
  }
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test("layers of the same shape start from different weights", () => {
  const model = buildCnn({ inputShape: [12, 12, 4], filters: [4, 4], pooling: "none" });
  const [first, , second] = model.getWeights();
  expect([...first!.dataSync()]).not.toEqual([...second!.dataSync()]);
  model.dispose();
});

test("fifty networks built and disposed leave nothing behind", () => {
  const before = memory();
  for (let i = 0; i < 50; i++) {
    const optimizer = (["adam", "sgd", "momentum", "rmsprop"] as const)[i % 4];
    buildCnn({ optimizer, batchNorm: i % 2 === 0, seed: i }).dispose();
  }
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
});

describe("bad options get a typed error and create nothing", () => {
  const cases: [string, CnnOptions, string, string][] = [
    ["a learning rate of NaN", { learningRate: Number.NaN }, "INVALID_ARGUMENT", "learningRate"],
    ["a learning rate that is text", { learningRate: "0.1" as never }, "INVALID_ARGUMENT", 'found "0.1"'],
    ["a learning rate of 0", { learningRate: 0 }, "INVALID_ARGUMENT", "learningRate"],
    ["negative filters", { filters: [8, -16] }, "INVALID_ARGUMENT", "filters[1]"],
    ["no filters", { filters: [] }, "INVALID_ARGUMENT", "filters"],
    ["half a kernel", { kernelSize: 2.5 }, "INVALID_ARGUMENT", "kernelSize"],
    ["strides 0", { strides: 0 }, "INVALID_ARGUMENT", "strides"],
    ["a pool of 0", { poolSize: 0 }, "INVALID_ARGUMENT", "poolSize"],
    ["dropout 1", { dropout: 1 }, "INVALID_ARGUMENT", "dropout"],
    ["one class", { classes: 1 }, "INVALID_ARGUMENT", "classes"],
    ["an input of two dimensions", { inputShape: [28, 28] as never }, "INVALID_ARGUMENT", "inputShape"],
    ["another padding", { padding: "causal" as never }, "INVALID_ARGUMENT", "padding"],
    ["another activation", { activation: "sine" as never }, "INVALID_ARGUMENT", "activation"],
    ["another pooling", { pooling: "median" as never }, "INVALID_ARGUMENT", "pooling"],
    ["another optimizer", { optimizer: "lion" as never }, "INVALID_ARGUMENT", "optimizer"],
    ["dense units 0", { denseUnits: [64, 0] }, "INVALID_ARGUMENT", "denseUnits[1]"],
    ["a batchNorm that is no boolean", { batchNorm: 1 as never }, "INVALID_ARGUMENT", "batchNorm"],
    ["half a seed", { seed: 0.5 }, "INVALID_ARGUMENT", "seed"],
    ["a third convolution and pool on 28×28", { filters: [8, 16, 32, 64] }, "IMAGE_TOO_SMALL", "layer conv2d_3 "],
    [
      "a pool larger than what is left",
      { inputShape: [4, 4, 1], filters: [2], poolSize: 3 },
      "IMAGE_TOO_SMALL",
      "max_pooling2d",
    ],
  ];
  test.each(cases)("%s", (_, options, code, part) => {
    const before = memory().numTensors;
    expect(() => buildCnn(options)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(part) }));
    expect(memory().numTensors).toBe(before);
  });
});
