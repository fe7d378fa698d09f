import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import type { TrainEvent } from "../training/train-events.js";
import type { TrainOptions } from "../training/train-options.js";
import { memoryStore } from "./memory-store.js";

beforeAll(useWasm);

const network: CnnOptions = { inputShape: [8, 8, 1], filters: [3], classes: 3, denseUnits: 4 };
const data = smallDataset(40);
const options: TrainOptions = { epochs: 3, batchSize: 10, validationSplit: 0.2, seed: 7 };

/** Trains a fresh network and tells its weights' hash, its history and its start event. */
async function run(files: Map<string, Uint8Array>, more: TrainOptions = {}) {
  const model = buildCnn(network);
  const events: TrainEvent[] = [];
  const checkpoint = { store: memoryStore(files), everySteps: 1 };
  try {
    const onEvent = (event: TrainEvent) => void events.push(event);
    const { history } = await train(model, data, { ...options, checkpoint, onEvent, ...more });
    return { hash: await weightsSha256(model), history, start: events[0]! };
  } finally {
    model.dispose();
  }
}

/** The files that a run of two epochs leaves, and the bits of three. */
async function interrupted() {
  const files = new Map<string, Uint8Array>();
  await run(files, { epochs: 2 });
  const { hash, history } = await run(new Map());
  return { files, expected: { hash, history } };
}

/** The keys, the one with the newest checkpoint first. */
async function newestFirst(files: Map<string, Uint8Array>): Promise<[string, string]> {
  const read = (key: string) => Number(/"sequence":(\d+)/.exec(new TextDecoder().decode(files.get(key)))![1]);
  return read("train.0") > read("train.1") ? ["train.0", "train.1"] : ["train.1", "train.0"];
}

test("two checkpoints are kept, and the newest is resumed from", async () => {
  const { files, expected } = await interrupted();
  expect([...files.keys()].sort()).toEqual(["train.0", "train.1"]);
  const result = await run(files, { resume: true });
  expect(result).toMatchObject(expected);
  expect(result.start).toMatchObject({ resumed: { epochs: 2, step: 0 } });
  expect(result.start).not.toHaveProperty("resumed.damaged");
});

test("a crash that tears the file being written leaves the one before it, from which the bits are the same", async () => {
  const { files, expected } = await interrupted();
  const [newest] = await newestFirst(files);
  for (const length of [0, 1, 39, 500, files.get(newest)!.length - 1]) {
    const torn = new Map(files).set(newest, files.get(newest)!.slice(0, length));
    const result = await run(torn, { resume: true });
    expect(result).toMatchObject(expected);
    // The one before is of the last step of epoch 2, before its validation.
    expect(result.start).toMatchObject({
      resumed: { epochs: 1, step: 4, damaged: expect.stringContaining(`in ${newest} of memory`) },
    });
  }
});

test("a store that tears a write, and then fails, loses one checkpoint only", async () => {
  const { hash, history } = await run(new Map());
  const files = new Map<string, Uint8Array>();
  const store = memoryStore(files);
  let writes = 0;
  const failing = {
    ...store,
    async write(key: string, bytes: Uint8Array) {
      if (++writes % 3 !== 0) return store.write(key, bytes);
      files.set(key, bytes.slice(0, bytes.length >> 1));
      throw new Error("the machine lost power");
    },
  };
  const checkpoint = { store: failing, everySteps: 1 };
  for (let crashes = 0; crashes < 20; crashes++) {
    const result = await run(files, { checkpoint, resume: true }).catch(({ message }) => message);
    if (result === "the machine lost power") continue;
    expect(result).toMatchObject({ hash, history });
    expect(crashes).toBeGreaterThan(3);
    return;
  }
  throw new Error("expected the run to come to its end");
});

describe("without `resume`", () => {
  test("a run begins at its beginning, and another run's checkpoints go when it has one of its own", async () => {
    const { files, expected } = await interrupted();
    const model = buildCnn(network);
    const before = new Map(files);
    const store = memoryStore(files);
    const crash = new Error("crash");
    const onEvent = ({ type }: TrainEvent) => {
      if (type === "step") throw crash;
    };
    await expect(train(model, data, { ...options, checkpoint: { store }, onEvent })).rejects.toBe(crash);
    expect(files).toEqual(before);
    model.dispose();
    const abort = AbortSignal.abort();
    await run(files, { signal: abort, seed: 8 });
    expect([...files.keys()]).toHaveLength(1);
    await expect(run(files, { resume: true })).rejects.toMatchObject({ code: "INCOMPATIBLE_CHECKPOINT" });
    const result = await run(files);
    expect(result).toMatchObject(expected);
    expect(result.start).not.toHaveProperty("resumed");
  });

  test("damaged checkpoints are in nobody's way", async () => {
    const { expected } = await interrupted();
    const files = new Map(["train.0", "train.1"].map((key) => [key, Uint8Array.of(1, 2, 3)]));
    expect(await run(files)).toMatchObject(expected);
  });
});

describe("with `resume`", () => {
  test("a run without checkpoints begins at its beginning", async () => {
    const { expected } = await interrupted();
    expect(await run(new Map(), { resume: true })).toMatchObject(expected);
  });

  test("checkpoints of which none is whole are an error that names one, and nothing has changed", async () => {
    const { files } = await interrupted();
    for (const [key, bytes] of files)
      files.set(
        key,
        bytes.map((byte, i) => (i === 200 ? byte ^ 1 : byte)),
      );
    const damaged = new Map(files);
    await expect(run(files, { resume: true })).rejects.toMatchObject({
      code: "CORRUPT_CHECKPOINT",
      message: expect.stringMatching(/SHA-256 [0-9a-f]{64} in train\.[01] of memory, found [0-9a-f]{64}/),
    });
    expect(files).toEqual(damaged);
  });

  test("each key is a run of its own", async () => {
    const files = new Map<string, Uint8Array>();
    const store = memoryStore(files);
    await run(files, { checkpoint: { store, key: "a" }, seed: 1 });
    await run(files, { checkpoint: { store, key: "b" }, seed: 2 });
    for (const [key, seed] of [
      ["a", 1],
      ["b", 2],
    ] as const) {
      const { start } = await run(files, { checkpoint: { store, key }, seed, epochs: 4, resume: true });
      expect(start).toMatchObject({ resumed: { epochs: 3 } });
    }
    expect([...files.keys()].sort()).toEqual(["a.0", "a.1", "b.0", "b.1"]);
  });
});
