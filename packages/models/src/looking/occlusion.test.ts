import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { occlusion } from "./occlusion.js";

beforeAll(useWasm);

test("probabilities are those of images covered one by one, and pixels have the mean of what is lost", async () => {
  const model = buildCnn({ inputShape: [8, 9, 2], filters: [3], classes: 3, denseUnits: 5 });
  const { images: image } = smallDataset(1, [8, 9, 2]);
  const before = memory().numTensors;
  const options = { size: 3, stride: 2, fill: 7, classIndex: 1 };
  const { covered, probability, values, shape } = await occlusion(model, image, options);
  expect(memory().numTensors).toBe(before);
  expect(shape).toEqual([8, 9]);
  expect([covered.shape, covered.tops, covered.lefts]).toEqual([
    [4, 4],
    [0, 2, 4, 5],
    [0, 2, 4, 6],
  ]);
  const lost = Array.from({ length: 72 }, (): number[] => []);
  for (const [row, top] of covered.tops.entries()) {
    for (const [column, left] of covered.lefts.entries()) {
      const copy = image.slice();
      for (let y = top; y < top + 3; y++) {
        for (let x = left; x < left + 3; x++) copy.fill(7, (y * 9 + x) * 2, (y * 9 + x) * 2 + 2);
      }
      const alone = (await predict(model, copy)).probabilities[1]!;
      expect(covered.values[row * 4 + column]).toBeCloseTo(alone, 6);
      for (let y = top; y < top + 3; y++)
        for (let x = left; x < left + 3; x++) lost[y * 9 + x]!.push(probability - alone);
    }
  }
  values.forEach((value, pixel) => {
    expect(value).toBeCloseTo(lost[pixel]!.reduce((sum, one) => sum + one, 0) / lost[pixel]!.length, 5);
  });
  model.dispose();
});

test("a trained network loses its probability where the row is that tells the class", async () => {
  const data = smallDataset(120, [8, 8, 1], 8);
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [6], classes: 8, denseUnits: 16, learningRate: 0.01 });
  await train(model, data, { epochs: 25, batchSize: 16, seed: 1 });
  let found = 0;
  for (let i = 0; i < 20; i++) {
    const { image, label } = data.at(i);
    const { values } = await occlusion(model, image, { size: 2 });
    const rows = Array.from({ length: 8 }, (_, row) =>
      values.slice(8 * row, 8 * row + 8).reduce((sum, one) => sum + one, 0),
    );
    if (Math.abs(rows.indexOf(Math.max(...rows)) - label) <= 1) found++;
  }
  expect(found).toBeGreaterThanOrEqual(16);
  model.dispose();
});

test("bad input is a typed error, and a signal ends it", async () => {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [3], classes: 3 });
  const { images: image } = smallDataset(1);
  const reason = new Error("enough");
  await expect(occlusion(model, image, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  for (const options of [{ size: 9 }, { size: 0 }, { stride: 0 }, { fill: 256 }, { classIndex: 3 }]) {
    await expect(occlusion(model, image, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  model.dispose();
});
