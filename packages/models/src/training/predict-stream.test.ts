import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "./predict.js";
import { predictStream } from "./predict-stream.js";

beforeAll(useWasm);

const data = smallDataset(30);
const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;

test("batches of a data set, arrays, and pieces that arrive say together what predict says", async () => {
  const model = buildCnn(small);
  const whole = await predict(model, data);
  const before = memory().numTensors;
  const pieces = [data.images.subarray(0, 64), data.images.subarray(64, 64 * 20), data.images.subarray(64 * 20)];
  async function* arriving() {
    yield pieces[0]!;
    yield { images: pieces[1]! };
    yield pieces[2]!;
  }
  for (const [source, firsts] of [
    [data, [0, 16]],
    [pieces, [0, 1, 20]],
    [arriving(), [0, 1, 20]],
  ] as const) {
    const found: number[] = [];
    const seen: number[] = [];
    for await (const { classes, probabilities, first, shape } of predictStream(model, source, { batchSize: 16 })) {
      found.push(...classes);
      seen.push(first);
      expect(probabilities).toEqual(whole.probabilities.slice(3 * first, 3 * (first + shape[0])));
    }
    expect(found).toEqual([...whole.classes]);
    expect(seen).toEqual(firsts);
  }
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("a piece is asked for when its answer is, and leaving the loop ends the stream", async () => {
  const model = buildCnn(small);
  let asked = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        asked++;
        yield data.images;
      }
    } finally {
      ended = true;
    }
  }
  let answered = 0;
  for await (const _ of predictStream(model, endless())) {
    expect(asked).toBe(++answered);
    if (answered === 3) break;
  }
  expect(ended).toBe(true);
  model.dispose();
});

test("a signal ends it with its reason, bad input with a typed error", async () => {
  const model = buildCnn(small);
  const reason = new Error("enough");
  const stop = new AbortController();
  const stream = predictStream(model, data, { batchSize: 8, signal: stop.signal });
  expect((await stream.next()).done).toBe(false);
  stop.abort(reason);
  await expect(stream.next()).rejects.toBe(reason);
  for (const source of [data.images, 5, "pixels", {}]) {
    await expect(predictStream(model, source as never).next()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  await expect(predictStream(model, data, { batchSize: 0 }).next()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(predictStream(model, [data.images.subarray(1)]).next()).rejects.toMatchObject({
    code: "SHAPE_MISMATCH",
  });
  model.dispose();
});
