import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { train } from "../training/train.js";
import { crossValidate, type FoldResult } from "./cross-validate.js";
import { meanAndDeviation } from "./mean-and-deviation.js";

beforeAll(useWasm);

const data = smallDataset(50);
const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 } as const;
const build = (fold: number) => buildCnn({ ...small, seed: fold });

test("each fold is what training and evaluating by hand gives; mean and deviation are over the folds", async () => {
  const before = memory().numTensors;
  const told: FoldResult[] = [];
  const options = { epochs: 3, batchSize: 8, seed: 4 };
  const result = await crossValidate(build, data, { ...options, folds: 4, onFold: (fold) => void told.push(fold) });
  expect(memory().numTensors).toBe(before);
  expect(told).toEqual(result.folds);
  for (const [fold, parts] of data.kFold(4, { stratified: true, seed: 4 }).entries()) {
    const model = build(fold);
    const { history } = await train(model, parts.train, options);
    const { loss, accuracy } = await evaluate(model, parts.validation);
    const counts = { trained: parts.train.length, evaluated: parts.validation.length };
    expect(result.folds[fold]).toEqual({ fold, loss, accuracy, history, ...counts });
    model.dispose();
  }
  expect(result.folds.reduce((sum, { evaluated }) => sum + evaluated, 0)).toBe(50);
  expect(result.accuracy).toEqual(meanAndDeviation(result.folds.map(({ accuracy }) => accuracy)));
  expect(result.loss).toEqual(meanAndDeviation(result.folds.map(({ loss }) => loss)));
});

test("mean and deviation by hand", () => {
  const { mean, standardDeviation } = meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBe(5);
  expect(standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

test("a signal ends it with its reason, in the middle of a training too, and no model is left", async () => {
  const before = memory().numTensors;
  const reason = new Error("enough");
  await expect(crossValidate(build, data, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const stop = new AbortController();
  const onEvent = () => stop.abort(reason);
  await expect(crossValidate(build, data, { signal: stop.signal, onEvent })).rejects.toBe(reason);
  const late = new AbortController();
  const onFold = () => late.abort(reason);
  await expect(crossValidate(build, data, { signal: late.signal, onFold })).rejects.toBe(reason);
  expect(memory().numTensors).toBe(before);
});

test("bad input is a typed error, and an error of a fold disposes its model", async () => {
  const before = memory().numTensors;
  await expect(crossValidate(build, data, { folds: 1 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(crossValidate(build, data, { folds: 51 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(crossValidate(build, data.images as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(crossValidate({} as never, data)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(crossValidate(build, data, { stratified: 1 as never })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
  });
  await expect(crossValidate(() => buildCnn({ ...small, classes: 2 }), data)).rejects.toMatchObject({
    code: "LABEL_OUT_OF_RANGE",
  });
  const failed = new Error("told no one");
  await expect(crossValidate(build, data, { onFold: () => Promise.reject(failed) })).rejects.toBe(failed);
  expect(memory().numTensors).toBe(before);
});
