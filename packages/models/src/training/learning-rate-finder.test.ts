import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { learningRateFinder } from "./learning-rate-finder.js";
import { train } from "./train.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(40);

test("rates grow by one factor from the minimum to the maximum, the loss falls, and the suggestion lies between", async () => {
  const model = buildCnn(small);
  const { points, suggestion } = await learningRateFinder(model, data, { steps: 60, batchSize: 8, maximum: 0.1 });
  expect(points).toHaveLength(60);
  expect(points[0]!.learningRate).toBe(1e-6);
  expect(points[59]!.learningRate).toBeCloseTo(0.1, 10);
  const factor = points[1]!.learningRate / points[0]!.learningRate;
  points.slice(1).forEach(({ learningRate }, i) => {
    expect(learningRate / points[i]!.learningRate).toBeCloseTo(factor, 10);
  });
  expect(points[0]!.smoothedLoss).toBeCloseTo(points[0]!.loss, 12);
  expect(suggestion).toBeGreaterThan(1e-5);
  expect(suggestion).toBeLessThan(0.1);
  model.dispose();
});

test.each(["sgd", "momentum", "rmsprop", "adam"] as const)(
  "the model is as before, %s's memory included",
  async (optimizer) => {
    const [searched, plain] = [buildCnn({ ...small, optimizer }), buildCnn({ ...small, optimizer })];
    for (const model of [searched, plain]) await train(model, data);
    const before = memory().numTensors;
    const curves = [];
    for (const workers of [0, 2]) {
      curves.push(await learningRateFinder(searched, data, { steps: 12, batchSize: 8, workers }));
    }
    expect(curves[1]).toEqual(curves[0]);
    expect(memory().numTensors).toBe(before);
    expect(await weightsSha256(searched)).toBe(await weightsSha256(plain));
    for (const model of [searched, plain]) await train(model, data, { seed: 3 });
    expect(await weightsSha256(searched)).toBe(await weightsSha256(plain));
    for (const model of [searched, plain]) model.dispose();
  },
);

test("it ends when the loss explodes, be it beyond all numbers", async () => {
  for (const maximum of [1e4, 1e38]) {
    const model = buildCnn({ ...small, optimizer: "sgd" });
    const hash = await weightsSha256(model);
    const { points } = await learningRateFinder(model, data, { steps: 60, batchSize: 8, maximum });
    expect(points.length).toBeLessThan(60);
    expect(points.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    expect(await weightsSha256(model)).toBe(hash);
    model.dispose();
  }
});

test("bad options are errors", async () => {
  const model = buildCnn(small);
  for (const options of [{ minimum: 0 }, { maximum: 1e-9 }, { steps: 1 }, { stopFactor: 1 }, { batchSize: 0 }]) {
    await expect(learningRateFinder(model, data, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  model.dispose();
});
