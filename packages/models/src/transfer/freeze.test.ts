import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accelerationOf, adam, clipNorm, explain } from "@mnistlab/backend";
import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { internalsOf } from "../layers-model-internals.js";
import { load } from "../saving/load.js";
import { save } from "../saving/save.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useCpu, useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import { freeze } from "./freeze.js";
import { unfreeze } from "./unfreeze.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(40);

/** Which layers' weights a call changes. */
async function changedBy(model: LayersModel, change: () => Promise<unknown>): Promise<string[]> {
  const read = () =>
    model.layers.map((layer) =>
      layer
        .getWeights()
        .map((weight) => weight.dataSync().join())
        .join(),
    );
  const before = read();
  await change();
  const after = read();
  return model.layers.filter((_, i) => before[i] !== after[i]).map((layer) => layer.name);
}

describe.each([
  ["wasm", useWasm],
  ["cpu", useCpu],
] as const)("on %s", (backend, use) => {
  test.each(["adam", "sgd", "momentum", "rmsprop"] as const)(
    "%s trains what is not frozen, and only that",
    async (optimizer) => {
      await use();
      const model = buildCnn({ ...small, optimizer });
      const step = () => train(model, data, { batchSize: 8 });
      expect(await changedBy(model, step)).toEqual(["conv2d", "dense", "dense_1"]);
      freeze(model, "max_pooling2d");
      const before = memory().numTensors;
      expect(await changedBy(model, step)).toEqual(["dense", "dense_1"]);
      expect(memory().numTensors).toBe(before);
      freeze(model);
      expect(await changedBy(model, step)).toEqual(["dense_1"]);
      unfreeze(model, "dense");
      expect(await changedBy(model, step)).toEqual(["dense", "dense_1"]);
      unfreeze(model);
      expect(await changedBy(model, step)).toEqual(["conv2d", "dense", "dense_1"]);
      model.dispose();
      if (backend === "cpu") await useWasm();
    },
  );
});

test("nothing is left when a model that was frozen is disposed", () => {
  const before = memory();
  for (const optimizer of ["adam", "sgd", "momentum", "rmsprop"] as const) {
    const model = buildCnn({ ...small, optimizer });
    freeze(model);
    unfreeze(model);
    freeze(model, "conv2d");
    model.dispose();
  }
  expect(memory().numTensors).toBe(before.numTensors);
});

test("the optimizer begins anew, so freezing and thawing before training is as if nothing had been", async () => {
  const run = async (prepare: (model: LayersModel) => void) => {
    const model = buildCnn(small);
    prepare(model);
    await train(model, data, { batchSize: 8, epochs: 2, seed: 3 });
    const hash = await weightsSha256(model);
    model.dispose();
    return hash;
  };
  const plain = await run(() => {});
  expect(
    await run((model) => {
      freeze(model);
      unfreeze(model);
    }),
  ).toBe(plain);
});

test("what is remembered of steps before is forgotten: moments, step count", async () => {
  const [model, fresh] = [buildCnn(small), buildCnn(small)];
  await train(model, data, { batchSize: 8, epochs: 2, seed: 3 });
  freeze(model, "conv2d");
  freeze(fresh, "conv2d");
  fresh.setWeights(model.getWeights());
  for (const one of [model, fresh]) await train(one, data, { batchSize: 8, epochs: 2, seed: 4 });
  expect(await weightsSha256(model)).toBe(await weightsSha256(fresh));
  expect(internalsOf(model).optimizer!.iterations).toBe(10);
  for (const one of [model, fresh]) one.dispose();
});

test("the compiled program computes no gradient of what is frozen", async () => {
  const model = buildCnn(small);
  await train(model, data, { batchSize: 8 });
  const before = explain(model);
  freeze(model);
  expect(explain(model)).not.toBe(before);
  unfreeze(model);
  expect(explain(model)).toBe(before);
  model.dispose();
});

test("a frozen normalisation keeps scale and shift and goes on averaging, compiled as on TensorFlow.js' kernels", async () => {
  const [compiled, stock] = [buildCnn({ ...small, batchNorm: true }), buildCnn({ ...small, batchNorm: true })];
  accelerationOf(stock)!.dispose();
  const read = (model: LayersModel) =>
    model
      .getLayer("batch_normalization")
      .getWeights()
      .map((weight) => [...weight.dataSync()]);
  for (const model of [compiled, stock]) {
    const before = read(model);
    freeze(model, "activation");
    await train(model, data, { batchSize: 8 });
    const after = read(model);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toEqual(before[2]);
    expect(after[3]).not.toEqual(before[3]);
  }
  read(compiled).forEach((values, i) => {
    values.forEach((value, j) => {
      expect(value).toBeCloseTo(read(stock)[i]![j]!, 4);
    });
  });
  for (const model of [compiled, stock]) model.dispose();
});

test("workers train the same with frozen layers", async () => {
  const hashes = [];
  for (const workers of [0, 2]) {
    const model = buildCnn(small);
    freeze(model, "conv2d");
    await train(model, data, { batchSize: 8, workers });
    hashes.push(await weightsSha256(model));
    model.dispose();
  }
  expect(hashes[1]).toBe(hashes[0]);
});

test("freezing what is frozen changes nothing, the optimizer's state neither", async () => {
  const run = async (again: boolean) => {
    const model = buildCnn(small);
    freeze(model, "conv2d");
    await train(model, data, { batchSize: 8 });
    if (again) freeze(model, "max_pooling2d");
    await train(model, data, { batchSize: 8 });
    const hash = await weightsSha256(model);
    model.dispose();
    return hash;
  };
  expect(await run(true)).toBe(await run(false));
});

test("an optimizer of one's own, clipped, stays what it is", async () => {
  const model = buildCnn(small);
  const optimizer = clipNorm(adam(0.01), 1);
  model.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  await train(model, data, { batchSize: 8 });
  freeze(model);
  expect(model.optimizer).toBe(optimizer);
  expect(await changedBy(model, () => train(model, data, { batchSize: 8 }))).toEqual(["dense_1"]);
  model.dispose();
  optimizer.dispose();
});

test("a frozen model that is saved and loaded is frozen, and can be thawed", async () => {
  const directory = await mkdtemp(join(tmpdir(), "models-freeze-"));
  const model = buildCnn(small);
  freeze(model, "conv2d");
  await train(model, data, { batchSize: 8 });
  await save(model, join(directory, "model"));
  const loaded = await load(join(directory, "model"));
  await rm(directory, { recursive: true });
  expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
  const step = () => train(loaded, data, { batchSize: 8 });
  expect(await changedBy(loaded, step)).toEqual(["dense", "dense_1"]);
  unfreeze(loaded);
  expect(await changedBy(loaded, step)).toEqual(["conv2d", "dense", "dense_1"]);
  for (const one of [model, loaded]) one.dispose();
});

test("a layer that is not there is a typed error, and nothing has changed", () => {
  const model = buildCnn(small);
  for (const change of [() => freeze(model, "conv"), () => unfreeze(model, "conv")]) {
    expect(change).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT", message: expect.stringContaining('"conv2d"') }),
    );
  }
  expect(model.trainableWeights).toHaveLength(6);
  model.dispose();
});
