import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "./train.js";
import { trainEvents } from "./train-event-stream.js";
import type { TrainEvent } from "./train-events.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 };
const data = smallDataset(40);
const options = { epochs: 2, batchSize: 20, validationSplit: 0.25 };

/** Events without what the clock says. */
function timeless(events: readonly TrainEvent[]): unknown[] {
  return events.map((event) => ({ ...event, seconds: 0 }));
}

test("the loop gets the events of train, and the model its weights", async () => {
  const [model, other] = [buildCnn(small), buildCnn(small)];
  const expected: TrainEvent[] = [];
  const result = await train(other, data, { ...options, onEvent: (event) => void expected.push(event) });
  const events: TrainEvent[] = [];
  for await (const event of trainEvents(model, data, options)) events.push(event);
  expect(timeless(events)).toEqual(timeless(expected));
  expect(events.at(-1)).toMatchObject({ type: "end", history: result.history, stopped: false });
  expect(await weightsSha256(model)).toBe(await weightsSha256(other));
  for (const each of [model, other]) each.dispose();
});

test("training waits while the loop's body is at work", async () => {
  const model = buildCnn(small);
  const hashes: string[] = [];
  for await (const event of trainEvents(model, data, options)) {
    if (event.type !== "step") continue;
    hashes.push(await weightsSha256(model));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await weightsSha256(model)).toBe(hashes.at(-1));
  }
  expect(new Set(hashes).size).toBe(4);
  model.dispose();
});

test.each([0, 2])("leaving the loop stops the training cleanly, with %i workers", async (workers) => {
  const model = buildCnn(small);
  const before = memory().numTensors;
  let steps = 0;
  for await (const event of trainEvents(model, data, { ...options, epochs: 1e6, workers })) {
    if (event.type === "step" && ++steps === 3) break;
  }
  expect(memory().numTensors).toBe(before);
  const hash = await weightsSha256(model);
  const other = buildCnn(small);
  let taken = 0;
  const stop = new AbortController();
  await train(other, data, {
    ...options,
    signal: stop.signal,
    onEvent: ({ type }) => {
      if (type === "step" && ++taken === 3) stop.abort();
    },
  });
  expect(hash).toBe(await weightsSha256(other));
  await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 }); // the lock is free
  for (const each of [model, other]) each.dispose();
});

test("an error of the body ends the training; one of train comes out of the loop; a signal ends with an end event", async () => {
  const model = buildCnn(small);
  const pruned = new Error("pruned");
  const loop = async () => {
    for await (const _ of trainEvents(model, data, options)) throw pruned;
  };
  await expect(loop()).rejects.toBe(pruned);
  const bad = trainEvents(model, data, { epochs: 0 });
  await expect(bad.next()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  const types: string[] = [];
  const signal = AbortSignal.abort();
  for await (const event of trainEvents(model, data, { ...options, signal })) types.push(event.type);
  expect(types).toEqual(["start", "end"]);
  model.dispose();
});
