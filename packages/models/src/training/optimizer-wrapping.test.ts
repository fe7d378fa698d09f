import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { readFlatWeights } from "../callbacks/flat-weights.js";
import { modelCheckpoint } from "../callbacks/model-checkpoint.js";
import { learningRateSchedule } from "../callbacks/schedules/learning-rate-schedule.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "./train.js";
import type { TrainOptions } from "./train-options.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, dropout: 0 };
const data = smallDataset(40);

async function weightsAfter(options: TrainOptions, network: CnnOptions = {}): Promise<Float32Array> {
  const model = buildCnn({ ...small, ...network });
  const { optimizer } = model;
  const before = memory().numTensors;
  await train(model, data, { epochs: 2, shuffle: false, ...options });
  expect(model.optimizer).toBe(optimizer);
  expect(memory().numTensors).toBe(before);
  const weights = await readFlatWeights(model);
  const all = memory().numTensors;
  model.dispose(); // disposes the optimizer, too, if it still is the model's
  expect(memory().numTensors).toBeLessThan(all - model.weights.length);
  return weights;
}

const sgd: CnnOptions = { optimizer: "sgd", learningRate: 0.1 };

test.each(["adam", "sgd"] as const)("with %s, accumulated batches are one large batch", async (optimizer) => {
  const expected = await weightsAfter({ batchSize: 20 }, { optimizer });
  for (const workers of [0, 2]) {
    const found = await weightsAfter({ batchSize: 5, gradientAccumulationSteps: 4, workers }, { optimizer });
    found.forEach((weight, i) => {
      expect(Math.abs(weight - expected[i]!)).toBeLessThan(1e-4);
    });
  }
});

test("an epoch's last step takes the batches that are left", async () => {
  // 40 images in batches of 8 are 5: groups of 3 and of 2.
  const model = buildCnn({ ...small, ...sgd });
  const hashes: string[] = [];
  const onStepEnd = async () => void hashes.push(await weightsSha256(model));
  await train(model, data, {
    epochs: 2,
    batchSize: 8,
    gradientAccumulationSteps: 3,
    callbacks: [{ name: "spy", onStepEnd }],
  });
  expect(hashes.map((hash, i) => hash !== hashes[i - 1])).toEqual([
    ...[true, false, true, false, true],
    ...[false, false, true, false, true],
  ]);
  model.dispose();
});

test("a small norm bounds the step, a large one changes nothing, and both have the same bits with workers", async () => {
  const start = await weightsAfter({ epochs: 1, batchSize: 40, clipNorm: 1e-9 }, sgd);
  const plain = await weightsAfter({ epochs: 1, batchSize: 40 }, sgd);
  expect(await weightsAfter({ epochs: 1, batchSize: 40, clipNorm: 1e9 }, sgd)).toEqual(plain);
  const clipped = await weightsAfter({ epochs: 1, batchSize: 40, clipNorm: 0.01 }, sgd);
  const length = Math.sqrt(clipped.reduce((sum, weight, i) => sum + (weight - start[i]!) ** 2, 0));
  expect(length).toBeCloseTo(0.1 * 0.01, 5);
  const options = { batchSize: 8, clipNorm: 0.1, gradientAccumulationSteps: 2, labelSmoothing: 0.1 };
  expect(await weightsAfter({ ...options, workers: 2 })).toEqual(await weightsAfter(options));
});

test("callbacks set the learning rate of the optimizer inside, and save it", async () => {
  const keys: string[] = [];
  const callbacks = () => [
    learningRateSchedule(() => 0.1),
    modelCheckpoint({ store: { write: async (key) => void keys.push(key) } }),
  ];
  const expected = await weightsAfter({ clipNorm: 0.5 }, sgd);
  expect(await weightsAfter({ clipNorm: 0.5, callbacks: callbacks() }, { ...sgd, learningRate: 0.7 })).toEqual(
    expected,
  );
  expect(keys).toContain("epoch-2");
});

test("options out of their range are errors", async () => {
  const model = buildCnn(small);
  for (const options of [{ clipNorm: 0 }, { gradientAccumulationSteps: 1.5 }]) {
    await expect(train(model, data, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  model.dispose();
});
