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
