import { setupWasm } from "@mnistlab/backend";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { ensemble } from "../training/ensemble.js";
import { evaluate } from "../training/evaluate.js";
import { predictStream } from "../training/predict-stream.js";
import { train } from "../training/train.js";
import { crossValidate } from "../validating/cross-validate.js";
import { freeze } from "./freeze.js";
import { replaceHead } from "./replace-head.js";

beforeAll(async () => {
  await setupWasm();
});

const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 } as const;

test("in a page a trained network's features serve other classes, and several models answer together", async () => {
  const before = memory().numTensors;
  const teacher = buildCnn(small);
  await train(teacher, smallDataset(60), { epochs: 10, batchSize: 8 });
  const student = replaceHead(teacher, 4, { learningRate: 0.05 });
  freeze(student);
  const data = smallDataset(60, [8, 8, 1], 4);
  await train(student, data, { epochs: 20, batchSize: 8 });
  const kernel = (model: typeof teacher) => model.getLayer("conv2d").getWeights()[0]!.dataSync();
  expect(kernel(student)).toEqual(kernel(teacher));
  const { accuracy, classes } = await evaluate(student, data, { perClass: true });
  expect(accuracy).toBeGreaterThan(0.5);
  expect(classes.reduce((sum, { correct }) => sum + correct, 0)).toBe(Math.round(60 * accuracy));
  const together = ensemble([student, student]);
  const found: number[] = [];
  for await (const piece of predictStream(student, data, { batchSize: 16 })) found.push(...piece.classes);
  expect(found).toEqual([...(await together.predict(data)).classes]);
  const crossed = await crossValidate(() => buildCnn(small), smallDataset(30), { folds: 3, batchSize: 8 });
  expect(crossed.folds).toHaveLength(3);
  for (const model of [teacher, student]) model.dispose();
  expect(memory().numTensors).toBe(before);
});
