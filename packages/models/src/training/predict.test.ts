import { argMax, dispose, memory, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "./predict.js";

beforeAll(useWasm);

const data = smallDataset(30);
const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;

test("probabilities are those of model.predict, classes their arg-max, and no tensor is left", async () => {
  const model = buildCnn(small);
  const x = tensor(
    Float32Array.from(data.images, (byte) => Math.fround(byte / 255)),
    [30, 8, 8, 1],
  );
  const y = model.predict(x) as Tensor;
  const expected = y.dataSync();
  const best = argMax(y, -1);
  const classes = best.dataSync();
  dispose([x, y, best]);
  const before = memory().numTensors;
  for (const batchSize of [1, 7, 128]) {
    const found = await predict(model, data.images, { batchSize });
    expect(found.shape).toEqual([30, 3]);
    expect(found.probabilities).toEqual(expected);
    expect(found.classes).toEqual(Uint8Array.from(classes));
  }
  expect(await predict(model, data)).toEqual(await predict(model, data.images));
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("more than 256 classes do not fit into bytes", async () => {
  const model = buildCnn({ ...small, classes: 300, denseUnits: [] });
  const { classes, shape } = await predict(model, data.images.subarray(0, 64));
  expect([classes.constructor, classes.length, shape]).toEqual([Int32Array, 1, [1, 300]]);
  model.dispose();
});

test("a signal ends it with its reason, bad input with a typed error", async () => {
  const model = buildCnn(small);
  const before = memory().numTensors;
  const reason = new Error("enough");
  await expect(predict(model, data, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(predict(model, data, { batchSize: 1.5 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(predict(model, new Uint8Array(0))).rejects.toMatchObject({ code: "EMPTY_DATASET" });
  await expect(predict(model, data.slice(0, 0))).rejects.toMatchObject({ code: "EMPTY_DATASET" });
  await expect(predict(model, new Uint8Array(65))).rejects.toMatchObject({
    code: "SHAPE_MISMATCH",
    message: expect.stringContaining("a multiple of 64 pixels; found 65"),
  });
  for (const floats of [new Float32Array(64), [1, 2, 3], undefined]) {
    await expect(predict(model, floats as never)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(
        /must be a Uint8Array of pixels or a Dataset, found (Float32Array|Array|undefined)/,
      ),
    });
  }
  await expect(predict(model, smallDataset(3, [8, 9, 1]))).rejects.toMatchObject({ code: "SHAPE_MISMATCH" });
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
