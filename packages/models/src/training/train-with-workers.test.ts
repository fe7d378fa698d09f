import "@tensorflow/tfjs-backend-cpu";
import type { Worker } from "node:worker_threads";
import { memory, setBackend } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "./train.js";
import type { TrainOptions } from "./train-options.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(42);

/** Every thread that was started here. */
const threads: Worker[] = [];
process.on("worker", (thread) => threads.push(thread));

function runningThreads(): number {
  return threads.filter(({ threadId }) => threadId !== -1).length; // -1 once it has ended
}

async function bits(network: CnnOptions, options: TrainOptions) {
  const model = buildCnn(network);
  const { history } = await train(model, data, { epochs: 2, batchSize: 9, validationSplit: 0.1, seed: 7, ...options });
  const hash = await weightsSha256(model);
  model.dispose();
  return { hash, history };
}

describe.each([
  ["dropout", { dropout: 0.3 }],
  ["batch normalization", { batchNorm: true }],
  ["two convolutions and RMSProp", { filters: [3, 5], kernelSize: 2, optimizer: "rmsprop" }],
] as [string, CnnOptions][])("a network with %s", (_, options) => {
  test("has the same weights and history with any number of workers, and leaves neither tensor nor thread", async () => {
    const expected = await bits({ ...small, ...options }, {});
    const [tensors, started] = [memory().numTensors, threads.length];
    for (const workers of [1, 2, 3, 4]) expect(await bits({ ...small, ...options }, { workers })).toEqual(expected);
    expect(memory().numTensors).toBe(tensors);
    expect(threads.length).toBe(started + 1 + 2 + 3 + 4);
    expect(runningThreads()).toBe(0);
  });
});

test("stopping ends the workers, and what is recorded is what it would be without them", async () => {
  for (const workers of [0, 2]) {
    const model = buildCnn(small);
    const controller = new AbortController();
    let steps = 0;
    const result = await train(model, data, {
      epochs: 3,
      batchSize: 7,
      workers,
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (type === "step" && ++steps === 8) controller.abort();
      },
    });
    expect(result).toMatchObject({ stopped: true, epochs: 1, steps: 8 });
    model.dispose();
  }
  expect(runningThreads()).toBe(0);
});

test("an error of the listener ends the workers, and the model can be trained on without them", async () => {
  const model = buildCnn(small);
  const before = memory().numTensors;
  const pruned = new Error("pruned");
  const onEvent = async () => Promise.reject(pruned);
  await expect(train(model, data, { workers: 2, onEvent })).rejects.toBe(pruned);
  expect(memory().numTensors).toBe(before);
  expect(runningThreads()).toBe(0);
  await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 });
  model.dispose();
});

test("a training goes on from where another left off, with workers or without", async () => {
  const hashes = await Promise.all(
    [
      [0, 0, 0],
      [2, 0, 3],
      [0, 4, 0],
    ].map(async (turns) => {
      const model = buildCnn(small);
      for (const [seed, workers] of turns.entries()) await train(model, data, { batchSize: 16, seed, workers });
      const hash = await weightsSha256(model);
      model.dispose();
      return hash;
    }),
  );
  expect(new Set(hashes).size).toBe(1);
});

describe("what workers cannot do gets a typed error and changes nothing", () => {
  test.each([-1, 5, 1.5, Number.NaN])("%s workers", async (workers) => {
    const model = buildCnn(small);
    await expect(train(model, data, { workers })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("from 0 to 4"),
    });
    model.dispose();
  });

  test("a model that is not accelerated", async () => {
    const dense = layers.dense({ units: 3, activation: "softmax" });
    const model = sequential({ layers: [layers.flatten({ inputShape: [8, 8, 1] }), dense] });
    model.compile({ optimizer: "sgd", loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
    await expect(train(model, data, { workers: 2 })).rejects.toMatchObject({
      code: "UNSUPPORTED_MODEL",
      message: expect.stringContaining("accelerate(model)"),
    });
    await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 });
    model.dispose();
  });

  test("another backend", async () => {
    await setBackend("cpu");
    const model = buildCnn(small);
    await expect(train(model, data, { workers: 2 })).rejects.toMatchObject({
      code: "UNSUPPORTED_MODEL",
      cause: { code: "NOT_COVERED", message: expect.stringContaining("a backend other than wasm") },
    });
    model.dispose();
    await setBackend("wasm");
  });
});
