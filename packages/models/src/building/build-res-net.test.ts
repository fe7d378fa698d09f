import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memory, ones, tidy, zeros } from "@tensorflow/tfjs-core";
import { type LayersModel, model as subModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { summary } from "../looking/summary.js";
import { load } from "../saving/load.js";
import { save } from "../saving/save.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useCpu, useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { buildResNet } from "./build-res-net.js";

beforeAll(useWasm);

const small = { inputShape: [8, 8, 1], classes: 3, filters: [4, 8], seed: 2 } as const;
const data = smallDataset(48);

test("it learns, and the same seeds give the same weights, bit for bit", async () => {
  const results = [];
  for (let run = 0; run < 2; run++) {
    const model = buildResNet({ ...small, learningRate: 0.01 });
    const before = memory().numTensors;
    const { history } = await train(model, data, { epochs: 8, batchSize: 8, seed: 1 });
    expect(memory().numTensors).toBe(before);
    results.push({ history, sha256: await weightsSha256(model) });
    model.dispose();
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[0]!.history.accuracy.at(-1)).toBeGreaterThan(0.95);
});

test("saved and loaded, it predicts the same and trains on from where it was", async () => {
  const directory = await mkdtemp(join(tmpdir(), "mnistlab-resnet-"));
  const empty = memory().numTensors;
  const model = buildResNet(small);
  await train(model, data, { batchSize: 8 });
  await save(model, directory);
  const loaded = await load(directory);
  expect(await predict(loaded, data)).toEqual(await predict(model, data));
  expect(await evaluate(loaded, data)).toEqual(await evaluate(model, data));
  await train(model, data, { seed: 2 });
  await train(loaded, data, { seed: 2 });
  expect((await evaluate(loaded, data)).loss).toBeCloseTo((await evaluate(model, data)).loss, 4);
  model.dispose();
  loaded.dispose();
  expect(memory().numTensors).toBe(empty);
  await rm(directory, { recursive: true });
});

/** The output of one layer for an image of ones. */
function outputOf(model: LayersModel, layer: string, shape: readonly number[]): number[] {
  const part = subModel({ inputs: model.inputs, outputs: model.getLayer(layer).output });
  return tidy(() => [...(part.predict(ones([1, ...shape])) as ReturnType<typeof ones>).dataSync()]);
}

test("a block whose convolutions give nothing hands on its input: the shortcut is the identity", () => {
  const model = buildResNet({ ...small, filters: [4] });
  for (const name of ["conv2d_1", "conv2d_2"]) {
    const layer = model.getLayer(name);
    tidy(() => layer.setWeights(layer.getWeights().map((weight) => zeros(weight.shape))));
  }
  const [before, after] = ["activation", "activation_2"].map((name) => outputOf(model, name, small.inputShape));
  expect(after).toEqual(before);
  expect(before!.some((value) => value > 0)).toBe(true);
  model.dispose();
});

test("where the shape changes, the shortcut is a normalised 1×1 convolution", () => {
  const model = buildResNet(small);
  const kernels = model.weights.filter(({ originalName }) => originalName.includes("kernel"));
  expect(kernels.filter(({ shape }) => shape.slice(0, 2).join() === "1,1").map(({ shape }) => shape)).toEqual([
    [1, 1, 4, 8],
  ]);
  expect(summary(model)).toContain("add_1 (Add)");
  expect(model.getLayer("batch_normalization").getConfig()).toMatchObject({ momentum: 0.9 });
  model.dispose();
});

test("asked for workers it says why it has none, and stays trainable", async () => {
  const model = buildResNet(small);
  await expect(train(model, data, { workers: 2 })).rejects.toMatchObject({
    code: "UNSUPPORTED_MODEL",
    cause: { message: expect.stringContaining("branches") },
  });
  await train(model, data, { batchSize: 16 });
  model.dispose();
});

test("its probabilities on WASM are those of the cpu backend", async () => {
  const outputs = [];
  for (const use of [useCpu, useWasm]) {
    await use();
    const model = buildResNet(small);
    outputs.push((await predict(model, data)).probabilities);
    model.dispose();
  }
  const [cpu, wasm] = outputs;
  expect(Math.max(...wasm!.map((p, i) => Math.abs(p - cpu![i]!)))).toBeLessThan(1e-5);
});
