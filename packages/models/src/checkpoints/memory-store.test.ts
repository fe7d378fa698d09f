import { expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { testCheckpointStore } from "../testing.js";
import { train } from "../training/train.js";
import { memoryStore } from "./memory-store.js";

const files = new Map<string, Map<string, Uint8Array>>();
testCheckpointStore(
  (name) => {
    if (!files.has(name)) files.set(name, new Map());
    return memoryStore(files.get(name));
  },
  { test },
);

test("the example of the doc comment is true", async () => {
  await useWasm();
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [2], classes: 3, denseUnits: 4 });
  const files = new Map<string, Uint8Array>();
  const checkpoint = { store: memoryStore(files), everySteps: 2 };
  await train(model, smallDataset(40), { batchSize: 8, checkpoint });
  expect(files.size).toBe(2);
  model.dispose();
});
