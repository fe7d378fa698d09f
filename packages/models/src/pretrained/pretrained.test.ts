import { readFile, stat } from "node:fs/promises";
import { loadMnist, writeIdx } from "@mnistlab/datasets";
import { accuracyScore, confusionMatrix } from "@mnistlab/metrics";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { sha256 } from "../saving/sha256.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { loadPretrained } from "./load-pretrained.js";
import { pretrainedCards } from "./pretrained-cards.js";

beforeAll(useWasm);

const card = pretrainedCards.cnn;
const experiments = new URL("../../../../experiments/pretrained/", import.meta.url);

test("the card says what the embedded network does on MNIST's 10,000 test images, at least 98.8 % right", async () => {
  const { test: digits } = await loadMnist();
  const model = await loadPretrained("cnn");
  const { classes } = await predict(model, digits);
  const accuracy = accuracyScore(digits.labels, classes);
  expect(accuracy).toBeGreaterThanOrEqual(0.988);
  expect(card.test).toMatchObject({ images: digits.length, accuracy });
  expect(card.test.confusionMatrix).toEqual(confusionMatrix(digits.labels, classes));
  expect(card.test.loss).toBeCloseTo((await evaluate(model, digits)).loss, 5);
  expect(card.parameters).toBe(model.countParams());
  expect(card.inputShape).toEqual(digits.shape);
  expect(card.classNames).toEqual(digits.classNames);
  expect(card.weights.sha256).toBe(await weightsSha256(model));
  // Rounding to float16 costs nothing that a test image would show.
  expect(Math.abs(card.training.testAccuracy - accuracy)).toBeLessThanOrEqual(0.0002);
  model.dispose();
});

test("its confidence interval holds the shares that a score test at 5 % does not reject", () => {
  const { accuracy, accuracyInterval, images } = card.test;
  for (const bound of accuracyInterval) {
    // Wilson's interval ends where the observed share lies 1.96 standard errors, of the bound's own share, away.
    const standardErrors = Math.abs(accuracy - bound) / Math.sqrt((bound * (1 - bound)) / images);
    expect(standardErrors).toBeCloseTo(1.959964, 4);
  }
  expect(accuracyInterval[0]).toBeLessThan(accuracy);
  expect(accuracyInterval[1]).toBeGreaterThan(accuracy);
});

test("its checksums are those of the data's files", async () => {
  const { train: training, test: digits } = await loadMnist();
  const [trainFiles, testFiles] = [writeIdx(training), writeIdx(digits)];
  const hash = (bytes: Uint8Array) => sha256(Uint8Array.from(bytes));
  expect(card.data.sha256).toEqual({
    trainImages: await hash(trainFiles.images),
    trainLabels: await hash(trainFiles.labels),
    testImages: await hash(testFiles.images),
    testLabels: await hash(testFiles.labels),
  });
});

test("the network takes at most 120 KB as JavaScript carries it", async () => {
  const { size } = await stat(new URL("cnn-model.json", experiments));
  expect(size).toBeLessThanOrEqual(120_000);
  expect(size).toBeCloseTo((card.weights.bytes * 4) / 3, -2);
});

test("it can be trained further, and is the caller's to dispose", async () => {
  const { test: digits } = await loadMnist();
  const before = memory().numTensors;
  const model = await loadPretrained("cnn");
  await train(model, digits.slice(0, 256), { batchSize: 64 });
  model.dispose();
  expect(memory().numTensors).toBe(before);
});

test("another name is a typed error", async () => {
  const expected = { code: "INVALID_ARGUMENT", message: expect.stringContaining('"cnn"') };
  await expect(loadPretrained("lenet" as never)).rejects.toMatchObject(expected);
  await expect(loadPretrained("toString" as never)).rejects.toMatchObject(expected);
});

test("the README's accuracy is the card's", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const percent = (share: number) => (100 * share).toFixed(2);
  const [low, high] = card.test.accuracyInterval;
  const sentence = `it reads ${percent(card.test.accuracy)} % of MNIST's 10,000 test images (95 % confidence: ${percent(low)} to ${percent(high)} %)`;
  expect(readme).toContain(`<!-- card -->${sentence}<!-- /card -->`);
});
