import { SGDOptimizer } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import type { StatefulCallback } from "../callbacks/stateful-callback.js";
import type { CallbackState } from "../callbacks/train-callback.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { createHistory } from "../training/history.js";
import { train } from "../training/train.js";
import { planTraining, type TrainOptions } from "../training/train-options.js";
import { memoryStore } from "./memory-store.js";
import { openCheckpoints } from "./training-checkpoints.js";

beforeAll(useWasm);

const network: CnnOptions = { inputShape: [8, 8, 1], filters: [3], classes: 3, denseUnits: 4 };
const data = smallDataset(40);

describe("what callbacks and the like remember", () => {
  /** Something with a state, as early stopping has one. */
  function remembering(name: string, initial: CallbackState): StatefulCallback & { now: CallbackState } {
    const resumable = {
      name,
      now: initial,
      state: () => resumable.now,
      restore(state: CallbackState) {
        resumable.now = state;
      },
    };
    return resumable;
  }

  async function open(files: Map<string, Uint8Array>, callbacks: readonly StatefulCallback[]) {
    const model = buildCnn(network);
    const plan = planTraining(model, data, { checkpoint: { store: memoryStore(files) }, resume: true });
    try {
      const checkpoints = await openCheckpoints(model, plan, plan.checkpoints!, callbacks);
      const progress = { epochs: 1, step: 0, mean: { loss: 0, right: 0, images: 0 }, history: createHistory(false) };
      await checkpoints.atEnd(progress);
    } finally {
      model.dispose();
    }
  }

  test("comes back bit for bit, in order, also for two of one name", async () => {
    const files = new Map<string, Uint8Array>();
    const states: CallbackState[] = [
      { best: Number.POSITIVE_INFINITY, wait: 3, weights: Float32Array.of(0.1, -0, Number.NaN), nested: { a: [null] } },
      { line: "epoch,loss\n" },
      { line: "epoch,accuracy\n" },
    ];
    const names = ["earlyStopping", "csvLogger", "csvLogger"];
    await open(
      files,
      names.map((name, i) => remembering(name, states[i]!)),
    );
    const again = names.map((name) => remembering(name, {}));
    await open(files, again);
    expect(again.map(({ now }) => now)).toEqual(states);
  });

  test("is asked for by the same callbacks in the same order", async () => {
    const files = new Map<string, Uint8Array>();
    await open(files, [remembering("a", {}), remembering("b", {})]);
    await expect(open(files, [remembering("b", {}), remembering("a", {})])).rejects.toMatchObject({
      code: "INCOMPATIBLE_CHECKPOINT",
      message: expect.stringContaining('callbacks "b, a", as this training has, found "a, b"'),
    });
  });
});

describe("when checkpoints are written", () => {
  test.each<[string, { everySteps?: number; everyEpochs?: number }, string[]]>([
    ["after every epoch", {}, ["1 0", "2 0", "3 0"]],
    ["after every second epoch, and at the end", { everyEpochs: 2 }, ["2 0", "3 0"]],
    ["after every third step, counted through", { everySteps: 3, everyEpochs: 9 }, ["0 3", "1 2", "2 1", "2 4", "3 0"]],
    ["after steps and epochs", { everySteps: 4 }, ["0 4", "1 0", "1 4", "2 0", "2 4", "3 0"]],
  ])("%s", async (_, when, expected) => {
    const moments: string[] = [];
    const store = memoryStore();
    const noting = {
      ...store,
      write(key: string, bytes: Uint8Array) {
        const [, epochs, step] = /"progress":{"epochs":(\d+),"step":(\d+)/.exec(new TextDecoder().decode(bytes))!;
        moments.push(`${epochs} ${step}`);
        return store.write(key, bytes);
      },
    };
    const model = buildCnn(network);
    await train(model, data, { epochs: 3, batchSize: 10, checkpoint: { store: noting, ...when } });
    expect(moments).toEqual(expected);
    model.dispose();
  });

  test("a store that cannot be written ends the training with its own error", async () => {
    const full = new Error("the disk is full");
    const store = { ...memoryStore(), write: async () => Promise.reject(full) };
    const model = buildCnn(network);
    await expect(train(model, data, { checkpoint: { store } })).rejects.toBe(full);
    await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 });
    model.dispose();
  });
});

describe("what cannot be checkpointed gets a typed error before anything changes", () => {
  test.each<[string, TrainOptions, string]>([
    ["resume without a store", { resume: true }, "expected `checkpoint` beside"],
    [
      "something else than a store",
      { checkpoint: { store: "runs/first" as never } },
      "checkpoint.store must be a store",
    ],
    ["no steps", { checkpoint: { store: memoryStore(), everySteps: 0 } }, "checkpoint.everySteps"],
    ["half an epoch", { checkpoint: { store: memoryStore(), everyEpochs: 0.5 } }, "checkpoint.everyEpochs"],
    ["a key that leads out", { checkpoint: { store: memoryStore(), key: "../train" } }, '"../train"'],
    [
      "resume that is no boolean",
      { checkpoint: { store: memoryStore() }, resume: 1 as never },
      "resume must be true or",
    ],
  ])("%s", async (_, options, part) => {
    const model = buildCnn(network);
    await expect(train(model, data, options)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining(part),
    });
    model.dispose();
  });

  test("an optimizer of a class that checkpoints do not know", async () => {
    class Strange extends SGDOptimizer {
      override getClassName(): string {
        return "Strange";
      }
    }
    const model = buildCnn(network);
    model.optimizer.dispose();
    const optimizer = new Strange(0.1);
    model.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
    ownOptimizer(model);
    await expect(train(model, data, { checkpoint: { store: memoryStore() } })).rejects.toMatchObject({
      code: "NOT_SERIALIZABLE",
      message: expect.stringContaining("found Strange"),
    });
    await expect(train(model, data)).resolves.toMatchObject({ epochs: 1 });
    model.dispose();
  });
});
