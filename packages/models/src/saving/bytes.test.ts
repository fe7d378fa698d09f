import { memory, tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { fromBytes } from "./from-bytes.js";
import { loadFrom } from "./load-from.js";
import type { ModelStore } from "./model-store.js";
import { saveTo } from "./save-to.js";
import { toBytes } from "./to-bytes.js";
import { weightsSha256 } from "./weights-sha256.js";

beforeAll(useWasm);

const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;
const data = smallDataset(24);

test.each(["adam", "sgd", "momentum", "rmsprop"] as const)(
  "a network trained with %s predicts the same after a way through bytes, and trains on from where it was",
  async (optimizer) => {
    const empty = memory().numTensors;
    const model = buildCnn({ ...small, optimizer, batchNorm: true });
    await train(model, data, { batchSize: 8 });
    const before = memory().numTensors;
    const bytes = await toBytes(model);
    expect(memory().numTensors).toBe(before);
    const loaded = await fromBytes(bytes);
    expect(memory().numTensors).toBe(before + before - empty);
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    expect(await predict(loaded, data)).toEqual(await predict(model, data));
    const [expected, found] = [await train(model, data, { seed: 2 }), await train(loaded, data, { seed: 2 })];
    expect(found.history).toEqual(expected.history);
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    model.dispose();
    loaded.dispose();
    expect(memory().numTensors).toBe(empty);
  },
);

test("the file is a safetensors file: others find each weight by its name", async () => {
  const model = buildCnn(small);
  const bytes = await toBytes(model);
  const view = new DataView(bytes.buffer);
  const length = Number(view.getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const { __metadata__, ...table } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(Object.values(__metadata__).every((text) => typeof text === "string")).toBe(true);
  const places = Object.values<{ data_offsets: [number, number] }>(table).map((entry) => entry.data_offsets);
  // Without holes, from the first byte to the last, as the format demands.
  expect(places.map(([begin]) => begin)).toEqual([0, ...places.slice(0, -1).map(([, end]) => end)]);
  expect(places.at(-1)![1]).toBe(bytes.length - 8 - length);
  for (const weight of model.weights) {
    const { dtype, shape, data_offsets } = table[weight.originalName];
    expect([dtype, shape]).toEqual(["F32", weight.shape]);
    const [begin, end] = data_offsets.map((offset: number) => offset + 8 + length);
    expect(new Float32Array(bytes.slice(begin, end).buffer)).toEqual(weight.read().dataSync());
  }
  model.dispose();
});

test("any damage and any cut is a typed error and creates no tensor", async () => {
  const model = buildCnn(small);
  const bytes = await toBytes(model, { includeOptimizer: false });
  model.dispose();
  const before = memory().numTensors;
  const refused = { name: "ModelError", code: expect.stringMatching(/^(CORRUPT_FILE|NOT_A_MODEL)$/) };
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = bytes.slice();
      damaged[at]! ^= change;
      await expect(fromBytes(damaged)).rejects.toMatchObject(refused);
      await expect(fromBytes(bytes.subarray(0, at))).rejects.toMatchObject(refused);
    }),
    { seed: 1, numRuns: 100 },
  );
  await expect(fromBytes(new Uint8Array(0))).rejects.toMatchObject({ code: "NOT_A_MODEL" });
  await expect(fromBytes("model" as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  expect(memory().numTensors).toBe(before);
});

test("with float16 weights the file is half as long, and the weights are the nearest ones", async () => {
  const model = buildCnn({ batchNorm: true });
  const exact = await toBytes(model, { includeOptimizer: false });
  const halved = await toBytes(model, { includeOptimizer: false, weightsDtype: "float16" });
  expect(exact.length - halved.length).toBeGreaterThan(1.9 * model.countParams());
  const loaded = await fromBytes(halved);
  const [expected, found] = [model, loaded].map((one) => one.getWeights().map((weight) => weight.dataSync()));
  expected!.forEach((values, i) => {
    values.forEach((value, j) => {
      expect(Math.abs(found![i]![j]! - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -11 + 2 ** -25);
    });
  });
  // What has been rounded once stays as it is.
  const again = await fromBytes(await toBytes(loaded, { weightsDtype: "float16" }));
  expect(await weightsSha256(again)).toBe(await weightsSha256(loaded));
  again.dispose();
  loaded.dispose();
  const huge = model.getWeights().map((weight) => tensor(weight.dataSync().fill(1e5), weight.shape));
  model.setWeights(huge);
  await expect(toBytes(model, { weightsDtype: "float16" })).rejects.toMatchObject({ code: "NOT_SERIALIZABLE" });
  model.dispose();
  for (const weight of huge) weight.dispose();
});

test('with includeOptimizer: "settings" the loaded model is compiled and its optimizer is a fresh one', async () => {
  const model = buildCnn(small);
  const fresh = memory().numTensors;
  await train(model, data, { batchSize: 8 });
  const loaded = await fromBytes(await toBytes(model, { includeOptimizer: "settings" }));
  expect(await evaluate(loaded, data)).toEqual(await evaluate(model, data));
  await train(loaded, data);
  loaded.dispose();
  expect(memory().numTensors).toBe(fresh);
  model.dispose();
  await expect(toBytes(model, { includeOptimizer: 1 as never })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(toBytes(model, { weightsDtype: "int8" as never })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});

test("a store keeps models under keys, and what fails there is told", async () => {
  const files = new Map<string, Uint8Array>();
  const store: ModelStore = {
    write: async (key, bytes) => void files.set(key, bytes),
    read: async (key) => files.get(key),
  };
  const models = [buildCnn({ ...small, seed: 1 }), buildCnn({ ...small, seed: 2 })];
  for (const [i, model] of models.entries()) await saveTo(store, `model ${i}`, model);
  for (const [i, model] of models.entries()) {
    const loaded = await loadFrom(store, `model ${i}`);
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    loaded.dispose();
  }
  await expect(loadFrom(store, "model 2")).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
  files.set(
    "text",
    new TextEncoder().encode("no model, though a text of some length that a store may hold, for others"),
  );
  await expect(loadFrom(store, "text")).rejects.toMatchObject({
    code: "NOT_A_MODEL",
    message: expect.stringContaining('"text"'),
  });
  const full: ModelStore = { ...store, write: () => Promise.reject(new Error("quota exceeded")) };
  await expect(saveTo(full, "x", models[0]!)).rejects.toMatchObject({
    code: "WRITE_FAILED",
    message: expect.stringContaining("quota exceeded"),
  });
  for (const model of models) model.dispose();
});
