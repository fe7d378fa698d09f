import { augment, augmentBatch, Dataset, noise, shift } from "@mnistlab/datasets";
import { add, dispose, memory, mul, oneHot, tensor, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { readFlatWeights } from "../callbacks/flat-weights.js";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "./train.js";
import type { TrainOptions } from "./train-options.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(42);

async function outcome(options: TrainOptions, dataset = data, network = small) {
  const model = buildCnn(network);
  const before = memory().numTensors;
  const { history } = await train(model, dataset, { epochs: 2, batchSize: 8, seed: 7, ...options });
  expect(memory().numTensors).toBe(before);
  const [hash, weights] = [await weightsSha256(model), await readFlatWeights(model)];
  model.dispose();
  return { hash, history, weights };
}

function expectClose(found: Float32Array, expected: Float32Array): void {
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-4);
  });
}

/** The images as `model.fit` takes them. */
function imagesTensor({ images, length }: Dataset) {
  return tensor(
    Float32Array.from(images, (byte) => Math.fround(byte / 255)),
    [length, 8, 8, 1],
  );
}

describe("weights of classes and images", () => {
  test("class weights do what those of model.fit do", async () => {
    const network: CnnOptions = { ...small, dropout: 0, optimizer: "sgd", learningRate: 0.1 };
    const classWeight = { 0: 0.5, 2: 3 };
    const found = await outcome({ shuffle: false, classWeight }, data, network);
    const stock = buildCnn(network);
    const [x, y] = [imagesTensor(data), tensor(Float32Array.from(data.labels), [data.length, 1])];
    const options = { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 } as const;
    const { history } = await stock.fit(x, y, { ...options, classWeight: { 0: 0.5, 1: 1, 2: 3 } });
    expectClose(found.weights, await readFlatWeights(stock));
    found.history.loss.forEach((loss, i) => {
      expect(loss).toBeCloseTo(history.loss![i] as number, 4);
    });
    expect(found.weights).not.toEqual((await outcome({ shuffle: false }, data, network)).weights);
    dispose([x, y]);
    stock.dispose();
  });

  test("sample weights stay beside their images through split and shuffle, with any number of workers", async () => {
    const perClass = [0.5, 1, 3];
    const sampleWeight = Array.from(data.labels, (label) => perClass[label]!);
    const options = { validationSplit: 0.2 };
    const expected = await outcome({ ...options, classWeight: perClass });
    expect(await outcome({ ...options, sampleWeight })).toEqual(expected);
    expect(await outcome({ ...options, sampleWeight, workers: 2 })).toEqual(expected);
    expect(expected.hash).not.toBe((await outcome(options)).hash);
    const halves = sampleWeight.map((weight) => weight / 2);
    const doubled = { ...options, sampleWeight: halves, classWeight: { 0: 2, 1: 2, 2: 2 } };
    expect((await outcome(doubled)).hash).toBe(expected.hash);
  });

  test("weights of 1 change nothing but roundings", async () => {
    const ones = new Array<number>(data.length).fill(1);
    expectClose((await outcome({ sampleWeight: ones })).weights, (await outcome({})).weights);
  });
});

test("label smoothing is categorical cross-entropy with smoothed targets", async () => {
  const network: CnnOptions = { ...small, dropout: 0, optimizer: "sgd", learningRate: 0.1 };
  const found = await outcome({ shuffle: false, labelSmoothing: 0.3 }, data, network);
  const stock = buildCnn(network);
  stock.compile({ optimizer: stock.optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const x = imagesTensor(data);
  const y = tidy(() => add(mul(oneHot(tensor(Array.from(data.labels), undefined, "int32"), 3), 0.7), 0.1));
  const { history } = await stock.fit(x, y, { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 });
  expectClose(found.weights, await readFlatWeights(stock));
  found.history.loss.forEach((loss, i) => {
    expect(loss).toBeCloseTo(history.loss![i] as number, 4);
    expect(found.history.accuracy[i]).toBeCloseTo(history.acc![i] as number, 6);
  });
  dispose([x, y]);
  stock.optimizer.dispose();
  stock.dispose();
});

test("augmentation is anew in each epoch, follows the seed, and is the same with any number of workers", async () => {
  const augmentation = augment(shift(1), noise(20));
  const expected = await outcome({ augmentation });
  expect(await outcome({ augmentation })).toEqual(expected);
  expect(await outcome({ augmentation, workers: 2 })).toEqual(expected);
  expect((await outcome({ augmentation, seed: 8 })).hash).not.toBe(expected.hash);
  // The first epoch is a training on the images that augmentBatch makes of all at once.
  const images = (epoch: number) =>
    augmentBatch({ images: data.images, labels: data.labels, shape: data.shape, size: data.length }, augmentation, {
      seed: deriveSeed(7, seedStream.augmentation),
      epoch,
    }).images;
  const { labels, shape, classNames } = data;
  const augmented = new Dataset({ images: images(1), labels, shape, classNames });
  const one = { epochs: 1, shuffle: false };
  expect(await outcome({ ...one, augmentation })).toEqual(await outcome(one, augmented));
  expect(images(2)).not.toEqual(images(1));
});

test("mixup follows the seed, is the same with any number of workers, and goes with all else", async () => {
  const options: TrainOptions = {
    ...{
      mixup: 0.4,
      labelSmoothing: 0.1,
      augmentation: augment(shift(1)),
      classWeight: { 1: 2 },
      validationSplit: 0.2,
    },
    sampleWeight: Array.from({ length: data.length }, (_, i) => 1 + (i % 3)),
  };
  const expected = await outcome(options);
  expect(await outcome(options)).toEqual(expected);
  expect(await outcome({ ...options, workers: 3 })).toEqual(expected);
  expect((await outcome({ ...options, mixup: 0 })).hash).not.toBe(expected.hash);
});

describe("for finding faults", () => {
  test("overfitBatches repeats the first batches in their order", async () => {
    const found = await outcome({ overfitBatches: 2, epochs: 3 });
    expect(found).toEqual(await outcome({ shuffle: false, epochs: 3 }, data.take(16)));
    const { history } = await outcome({ overfitBatches: 1, epochs: 150 });
    expect(history.accuracy.at(-1)).toBeGreaterThan(0.8);
    const model = buildCnn(small);
    const sampleWeight = Array.from({ length: data.length }, (_, i) => i + 1);
    const result = await train(model, data, { overfitBatches: 2, batchSize: 4, validationSplit: 0.5, sampleWeight });
    expect(result.steps).toBe(2);
    model.dispose();
  });

  test("fastDevRun takes one step, or so many, of one epoch, with validation and callbacks", async () => {
    const steps: number[] = [];
    for (const fastDevRun of [true, 2]) {
      const model = buildCnn(small);
      const ends: number[] = [];
      const callbacks = [{ name: "spy", onEpochEnd: (_: unknown, epoch: number) => void ends.push(epoch) }];
      const result = await train(model, data, { epochs: 9, batchSize: 4, validationSplit: 0.5, fastDevRun, callbacks });
      expect(result.history.val_loss).toHaveLength(1);
      expect(ends).toEqual([1]);
      steps.push(result.steps);
      model.dispose();
    }
    expect(steps).toEqual([1, 2]);
  });
});

describe("what is wrong gets a typed error and changes nothing", () => {
  test.each([
    [{ labelSmoothing: 1 }, "labelSmoothing"],
    [{ mixup: 3 }, "mixup"],
    [{ mixup: -0.1 }, "mixup"],
    [{ classWeight: { 3: 1 } }, "from 0 to 2"],
    [{ classWeight: { 1: 0 } }, "classWeight[1]"],
    [{ sampleWeight: [1, 2] }, "42 images, found 2"],
    [{ sampleWeight: new Array(42).fill(0) }, "sampleWeight[0]"],
    [{ augmentation: {} as never }, "augment(…)"],
    [{ overfitBatches: 0 }, "overfitBatches"],
    [{ fastDevRun: 0 }, "fastDevRun"],
  ] as [TrainOptions, string][])("%o", async (options, part) => {
    const model = buildCnn(small);
    const hash = await weightsSha256(model);
    const expected = { code: "INVALID_ARGUMENT", message: expect.stringContaining(part) };
    await expect(train(model, data, options)).rejects.toMatchObject(expected);
    expect(await weightsSha256(model)).toBe(hash);
    model.dispose();
  });

  test("soft targets for a model that is not accelerated", async () => {
    const dense = layers.dense({ units: 3, activation: "softmax" });
    const model = sequential({ layers: [layers.flatten({ inputShape: [8, 8, 1] }), dense] });
    model.compile({ optimizer: "sgd", loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
    await expect(train(model, data, { labelSmoothing: 0.1 })).rejects.toMatchObject({ code: "UNSUPPORTED_MODEL" });
    await expect(train(model, data, { augmentation: augment(shift(1)) })).resolves.toMatchObject({ epochs: 1 });
    model.dispose();
  });
});
