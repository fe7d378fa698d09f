import { dispose, memory, train as optimizers, tensor } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "./train.js";
import type { TrainEvent } from "./train-events.js";
import type { TrainOptions } from "./train-options.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(40);

/** The weights' hash after a training from fresh weights. */
async function hashAfter(options: TrainOptions, network: CnnOptions = small): Promise<string> {
  const model = buildCnn(network);
  await train(model, data, { batchSize: 8, ...options });
  const hash = await weightsSha256(model);
  model.dispose();
  return hash;
}

test("a network learns, and history, events and result agree", async () => {
  const model = buildCnn(small);
  const events: TrainEvent[] = [];
  const before = memory();
  const result = await train(model, data, {
    epochs: 15,
    batchSize: 10,
    validationSplit: 0.25,
    seed: 7,
    onEvent: (event) => void events.push(event),
  });
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  expect(result).toMatchObject({ epochs: 15, steps: 45, stopped: false });
  expect(result.history.val_accuracy!.at(-1)).toBeGreaterThan(0.9);
  expect(Object.values(result.history).map((values) => values.length)).toEqual([15, 15, 15, 15]);
  expect(events[0]).toEqual({ type: "start", epochs: 15, steps: 3, samples: 30, validationSamples: 10 });
  expect(events.slice(1, 5).map((event) => event.type)).toEqual(["step", "step", "step", "epoch"]);
  expect(events.at(-1)).toMatchObject({ type: "end", epochs: 15, stopped: false });
  const epochs = events.filter((event) => event.type === "epoch");
  expect(epochs.map((event) => event.logs.val_loss)).toEqual(result.history.val_loss);
  const lastStep = events.filter((event) => event.type === "step")[2]!;
  expect(lastStep).toEqual({
    type: "step",
    epoch: 1,
    step: 3,
    steps: 3,
    loss: result.history.loss[0],
    accuracy: result.history.accuracy[0],
  });
  model.dispose();
});

test("without shuffling and dropout it does what model.fit does, to the bit", async () => {
  const network = { ...small, dropout: 0 };
  const model = buildCnn(network);
  const x = tensor(
    Float32Array.from(data.images, (byte) => Math.fround(byte / 255)),
    [40, 8, 8, 1],
  );
  const y = tensor(Float32Array.from(data.labels), [40, 1]);
  const { history } = await model.fit(x, y, {
    epochs: 2,
    batchSize: 7,
    validationSplit: 0.2,
    shuffle: false,
    verbose: 0,
  });
  const ours = buildCnn(network);
  const result = await train(ours, data, { epochs: 2, batchSize: 7, validationSplit: 0.2, shuffle: false });
  expect(await weightsSha256(ours)).toBe(await weightsSha256(model));
  const { loss, accuracy, val_loss, val_accuracy } = result.history;
  [loss, accuracy, val_loss!, val_accuracy!].forEach((values, i) => {
    const theirs = history[["loss", "acc", "val_loss", "val_acc"][i]!] as number[];
    values.forEach((value, epoch) => {
      expect(value).toBeCloseTo(theirs[epoch]!, 6);
    });
  });
  dispose([x, y]);
  for (const each of [model, ours]) each.dispose();
});

test("the same seeds give the same bits; another seed of the run, of its order or of its masks gives others", async () => {
  const first = await hashAfter({ epochs: 2, seed: 7 });
  expect(await hashAfter({ epochs: 2, seed: 7 })).toBe(first);
  expect(await hashAfter({ epochs: 2, seed: 8 })).not.toBe(first);
  expect(await hashAfter({ epochs: 2, seed: 7, shuffle: false })).not.toBe(first);
  const ordered = { epochs: 1, shuffle: false };
  expect(await hashAfter({ ...ordered, seed: 1 })).not.toBe(await hashAfter({ ...ordered, seed: 2 }));
  expect(await hashAfter({ ...ordered, seed: 1 }, { ...small, dropout: 0 })).toBe(
    await hashAfter({ ...ordered, seed: 2 }, { ...small, dropout: 0 }),
  );
});

test("a network trained from one seed has the recorded weights", async () => {
  expect(await hashAfter({ epochs: 3, seed: 7, validationSplit: 0.2 })).toBe(
    "0fac5f54cd538039119f14b91db58c8d4a4480ff9f60afabfbce397db1b31fdc",
  );
});

test("a batch size beyond the data takes all of it in one step", async () => {
  const model = buildCnn(small);
  await expect(train(model, data, { batchSize: 1e9 })).resolves.toMatchObject({ steps: 1, epochs: 1 });
  model.dispose();
});

test("validationData is used as it is, and all of the training data is trained on", async () => {
  const model = buildCnn(small);
  let start: TrainEvent | undefined;
  const { history } = await train(model, data, {
    validationData: smallDataset(5, [8, 8, 1], 3, 2),
    validationSplit: 0.5,
    onEvent: (event) => {
      start ??= event;
    },
  });
  expect(start).toMatchObject({ samples: 40, validationSamples: 5, steps: 2 });
  expect(history.val_loss).toHaveLength(1);
  model.dispose();
});

describe("stopping", () => {
  test.each([
    ["before the first step", 0, { epochs: 0, steps: 0 }],
    ["in the first epoch", 2, { epochs: 0, steps: 2 }],
    ["in the second epoch", 7, { epochs: 1, steps: 7 }],
    ["before the validation of the second epoch", 10, { epochs: 1, steps: 10 }],
  ])("%s resolves with what was recorded", async (_, stopAfter, expected) => {
    const model = buildCnn(small);
    const controller = new AbortController();
    const events: TrainEvent[] = [];
    let steps = 0;
    if (stopAfter === 0) controller.abort();
    const before = memory().numTensors;
    const result = await train(model, data, {
      epochs: 3,
      batchSize: 7,
      validationSplit: 0.2,
      signal: controller.signal,
      onEvent(event) {
        events.push(event);
        if (event.type === "step" && ++steps === stopAfter) controller.abort();
      },
    });
    expect(result).toMatchObject({ ...expected, stopped: true });
    expect(result.history.val_accuracy).toHaveLength(expected.epochs);
    expect(events.at(-1)).toMatchObject({ type: "end", stopped: true });
    expect(memory().numTensors).toBe(before);
    model.dispose();
  });

  test("a timer can stop a long training: the event loop gets its turns", async () => {
    const model = buildCnn(small);
    const result = await train(model, data, { epochs: 1_000_000, signal: AbortSignal.timeout(100) });
    expect(result.stopped).toBe(true);
    model.dispose();
  });
});

test("an error of the listener ends the training, leaves no tensor, and the model can be trained again", async () => {
  const model = buildCnn(small);
  const before = memory().numTensors;
  const pruned = new Error("pruned");
  await expect(train(model, data, { onEvent: async () => Promise.reject(pruned) })).rejects.toBe(pruned);
  expect(memory().numTensors).toBe(before);
  await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 });
  expect((model.layers.find((layer) => layer.name === "dropout") as unknown as { seed?: number }).seed).toBeUndefined();
  model.dispose();
});

test("a loss that is not finite is an error that names epoch, step and learning rate", async () => {
  const model = buildCnn({ ...small, optimizer: "sgd", learningRate: 1e30 });
  const before = memory().numTensors;
  await expect(train(model, data, { batchSize: 8, epochs: 3 })).rejects.toMatchObject({
    code: "NON_FINITE_LOSS",
    message: expect.stringMatching(/epoch 1, step \d, at learning rate 1e\+30/),
  });
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

describe("bad input gets a typed error and changes nothing", () => {
  const cases: [string, TrainOptions, typeof data, string, string][] = [
    ["batch size 0", { batchSize: 0 }, data, "INVALID_ARGUMENT", "batchSize"],
    ["no epoch", { epochs: 0 }, data, "INVALID_ARGUMENT", "epochs"],
    ["a validation split of 1", { validationSplit: 1 }, data, "INVALID_ARGUMENT", "validationSplit"],
    ["a negative validation split", { validationSplit: -0.1 }, data, "INVALID_ARGUMENT", "validationSplit"],
    ["half a seed", { seed: 0.5 }, data, "INVALID_ARGUMENT", "seed"],
    [
      "images of another shape",
      {},
      smallDataset(4, [9, 8, 1]),
      "SHAPE_MISMATCH",
      "input shape [8, 8, 1], found [9, 8, 1]",
    ],
    [
      "validation images of another shape",
      { validationData: smallDataset(4, [8, 8, 3]) },
      data,
      "SHAPE_MISMATCH",
      "validationData",
    ],
    ["labels beyond the classes", {}, smallDataset(40, [8, 8, 1], 5), "LABEL_OUT_OF_RANGE", "below 3"],
    ["no images", {}, data.slice(0, 0), "EMPTY_DATASET", "training data"],
    [
      "a split that leaves nothing to train on",
      { validationSplit: 0.9 },
      data.slice(0, 2),
      "EMPTY_DATASET",
      "found 0 and 2",
    ],
  ];
  test.each(cases)("%s", async (_, options, dataset, code, part) => {
    const model = buildCnn(small);
    const hash = await weightsSha256(model);
    const before = memory().numTensors;
    await expect(train(model, dataset, options)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(part),
    });
    expect(memory().numTensors).toBe(before);
    expect(await weightsSha256(model)).toBe(hash);
    model.dispose();
  });

  test("a model that is not compiled, has another loss or is no classifier", async () => {
    const dense = layers.dense({ units: 3, activation: "softmax" });
    const model = sequential({ layers: [layers.flatten({ inputShape: [8, 8, 1] }), dense] });
    await expect(train(model, data)).rejects.toMatchObject({ code: "NOT_COMPILED" });
    const optimizer = optimizers.sgd(0.1);
    model.compile({ optimizer, loss: "meanSquaredError", metrics: ["accuracy"] });
    await expect(train(model, data)).rejects.toMatchObject({
      code: "UNSUPPORTED_MODEL",
      message: expect.stringContaining("meanSquaredError"),
    });
    model.compile({ optimizer, loss: "sparseCategoricalCrossentropy" });
    await expect(train(model, data)).rejects.toMatchObject({ code: "UNSUPPORTED_MODEL" });
    const images = sequential({ layers: [layers.maxPooling2d({ poolSize: 2, inputShape: [8, 8, 1] })] });
    images.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
    await expect(train(images, data)).rejects.toMatchObject({ code: "UNSUPPORTED_MODEL" });
    optimizer.dispose();
    model.dispose();
  });

  test("two trainings of one model at once", async () => {
    const model = buildCnn(small);
    const first = train(model, data);
    await expect(train(model, data)).rejects.toMatchObject({ code: "ALREADY_TRAINING" });
    await first;
    model.dispose();
  });
});
