import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { ensemble } from "./ensemble.js";
import { predict } from "./predict.js";

beforeAll(useWasm);

const data = smallDataset(30);
const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;

test("probabilities are the means, classes where these are largest", async () => {
  const start = memory().numTensors;
  const models = [1, 2, 3].map((seed) => buildCnn({ ...small, seed }));
  const together = ensemble(models);
  const before = memory().numTensors;
  const found = await together.predict(data, { batchSize: 7 });
  const single = await Promise.all(models.map((model) => predict(model, data)));
  found.probabilities.forEach((value, i) => {
    expect(value).toBeCloseTo(single.reduce((sum, one) => sum + one.probabilities[i]!, 0) / 3, 6);
  });
  found.classes.forEach((classIndex, i) => {
    const row = found.probabilities.subarray(3 * i, 3 * i + 3);
    expect(classIndex).toBe(row.indexOf(Math.max(...row)));
  });
  expect(found.shape).toEqual([30, 3]);
  expect(memory().numTensors).toBe(before);
  together.dispose();
  expect(memory().numTensors).toBe(start);
});

test("one model alone says what it says", async () => {
  const model = buildCnn(small);
  expect(await ensemble([model]).predict(data)).toEqual(await predict(model, data));
  model.dispose();
});

test("no model, or models of several kinds, are typed errors", () => {
  expect(() => ensemble([])).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  const models = [buildCnn(small), buildCnn({ ...small, classes: 4 })];
  expect(() => ensemble(models)).toThrow(
    expect.objectContaining({ code: "UNSUPPORTED_MODEL", message: expect.stringContaining("4 classes in model 1") }),
  );
  for (const model of models) model.dispose();
});
