import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { tinyNetwork } from "../testing/tiny-network.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { activationMaximization } from "./activation-maximization.js";

beforeAll(useWasm);

test("the best image by hand: class 0 of the tiny network wants the four pixels that map 0 reads", async () => {
  const model = tinyNetwork();
  const before = memory().numTensors;
  const { values, activations, shape } = await activationMaximization(model, 0, { steps: 60, l2: 0 });
  expect(shape).toEqual([3, 3, 1]);
  for (const pixel of [0, 1, 3, 4]) expect(values[pixel]).toBe(1);
  expect(activations).toHaveLength(61);
  expect(activations[60]).toBeCloseTo(4, 6);
  expect(activations.every((value, i) => i === 0 || value >= activations[i - 1]!)).toBe(true);
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("the penalty takes away what does not help", async () => {
  const model = tinyNetwork();
  const { values } = await activationMaximization(model, { layer: "conv", channel: 0 }, { steps: 100, l2: 0.001 });
  for (const pixel of [0, 1, 3, 4]) expect(values[pixel]).toBe(1);
  for (const pixel of [2, 5, 6, 7, 8]) expect(values[pixel]).toBeLessThan(0.1);
  model.dispose();
});

test("a trained network takes the image for the class; the same seed gives the same image, another another", async () => {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [6], classes: 3, denseUnits: 16, learningRate: 0.01 });
  await train(model, smallDataset(120), { epochs: 12, batchSize: 16, seed: 1 });
  for (const target of [0, 1, 2]) {
    const options = { steps: 40, seed: 5 };
    const best = await activationMaximization(model, target, options);
    const bytes = Uint8Array.from(best.values, (value) => Math.round(255 * value));
    expect((await predict(model, bytes)).classes[0]).toBe(target);
    expect((await activationMaximization(model, target, options)).values).toEqual(best.values);
    expect((await activationMaximization(model, target, { ...options, seed: 6 })).values).not.toEqual(best.values);
  }
  model.dispose();
});

test("a signal ends it, bad input is a typed error, and no tensor is left", async () => {
  const model = tinyNetwork();
  const before = memory().numTensors;
  const reason = new Error("enough");
  await expect(activationMaximization(model, 0, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  for (const [target, options] of [
    [2, {}],
    [0, { steps: 0 }],
    [0, { stepSize: 0 }],
    [0, { l2: -1 }],
    [0, { seed: 0.5 }],
    [{ layer: "conv", channel: 2 }, {}],
    [{ layer: "flatten", channel: 0 }, {}],
  ] as const) {
    await expect(activationMaximization(model, target, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
