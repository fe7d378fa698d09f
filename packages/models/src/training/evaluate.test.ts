import { dispose, memory, type Scalar, tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "./evaluate.js";

beforeAll(useWasm);

const data = smallDataset(30);
const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;

test("loss and accuracy are those of model.evaluate, whatever the batch size, and no tensor is left", async () => {
  const model = buildCnn(small);
  const x = tensor(
    Float32Array.from(data.images, (byte) => Math.fround(byte / 255)),
    [30, 8, 8, 1],
  );
  const y = tensor(Float32Array.from(data.labels), [30, 1]);
  const results = model.evaluate(x, y, { batchSize: 30 }) as Scalar[];
  const [loss, accuracy] = results.map((result) => result.dataSync()[0]!);
  dispose([x, y, ...results]);
  const before = memory().numTensors;
  for (const batchSize of [1, 7, 30, 128]) {
    const found = await evaluate(model, data, { batchSize });
    expect(found.loss).toBeCloseTo(loss!, 5);
    expect(Math.fround(found.accuracy)).toBe(accuracy);
    expect(Number.isInteger(found.accuracy * 30)).toBe(true);
  }
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("per class: each class as if it were the data, empty classes too, and the whole as without", async () => {
  const model = buildCnn(small);
  const four = data.mapLabels((label) => (label === 2 ? 3 : label), ["zero", "one", "two", "three"]);
  const wide = buildCnn({ ...small, classes: 4 });
  const before = memory().numTensors;
  const { classes, ...whole } = await evaluate(wide, four, { batchSize: 7, perClass: true });
  const plain = await evaluate(wide, four);
  expect(whole.accuracy).toBe(plain.accuracy);
  expect(whole.loss).toBeCloseTo(plain.loss, 5);
  expect(classes.map(({ name, count }) => [name, count])).toEqual(
    four.classNames.map((name, i) => [name, four.classCounts()[i]]),
  );
  expect(classes[2]).toEqual({
    classIndex: 2,
    name: "two",
    count: 0,
    correct: 0,
    loss: Number.NaN,
    accuracy: Number.NaN,
  });
  for (const { classIndex, count, correct, accuracy, loss } of classes.filter((one) => one.count > 0)) {
    const alone = await evaluate(
      wide,
      four.filter(({ label }) => label === classIndex),
    );
    expect([accuracy, correct]).toEqual([alone.accuracy, Math.round(alone.accuracy * count)]);
    expect(loss).toBeCloseTo(alone.loss, 5);
  }
  expect(memory().numTensors).toBe(before);
  const reason = new Error("enough");
  const stopped = evaluate(model, data, { perClass: true, signal: AbortSignal.abort(reason) });
  await expect(stopped).rejects.toBe(reason);
  await expect(evaluate(model, data, { perClass: 1 as never })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  for (const one of [model, wide]) one.dispose();
});

test("a signal ends it with its reason, bad input with a typed error", async () => {
  const model = buildCnn(small);
  const before = memory().numTensors;
  const reason = new Error("enough");
  await expect(evaluate(model, data, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(evaluate(model, data, { batchSize: 0 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(evaluate(model, { images: data.images } as never)).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "[models] the data must be a Dataset, found Object.",
  });
  await expect(evaluate(model, data.slice(0, 0))).rejects.toMatchObject({ code: "EMPTY_DATASET" });
  await expect(evaluate(model, smallDataset(3, [8, 9, 1]))).rejects.toMatchObject({ code: "SHAPE_MISMATCH" });
  await expect(evaluate(model, smallDataset(30, [8, 8, 1], 9))).rejects.toMatchObject({ code: "LABEL_OUT_OF_RANGE" });
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
