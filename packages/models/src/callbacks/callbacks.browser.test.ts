import { expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { trainEvents } from "../training/train-event-stream.js";
import { csvLogger } from "./csv-logger.js";
import { modelCheckpoint } from "./model-checkpoint.js";
import { tensorBoard } from "./tensor-board/tensor-board.js";

test("what needs a file system says so at once in a page", () => {
  const unsupported = expect.objectContaining({ code: "UNSUPPORTED_RUNTIME" });
  expect(() => csvLogger("run.csv")).toThrow(unsupported);
  expect(() => tensorBoard("board")).toThrow(unsupported);
  expect(() => modelCheckpoint({ store: "models" })).toThrow(unsupported);
});

test("a page trains in a loop, with lines and models that go where it says", async () => {
  await useWasm();
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 });
  const lines: string[] = [];
  const keys: string[] = [];
  const callbacks = [
    csvLogger({ write: (line) => void lines.push(line) }),
    modelCheckpoint({ store: { write: async (key) => void keys.push(key) } }),
  ];
  const types = new Set<string>();
  for await (const { type } of trainEvents(model, smallDataset(20), { epochs: 2, callbacks })) types.add(type);
  expect([...types]).toEqual(["start", "step", "epoch", "end"]);
  expect(lines).toHaveLength(3);
  expect(keys).toEqual(["epoch-1", "epoch-2"]);
  model.dispose();
});
