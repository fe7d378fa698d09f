import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import { freeze } from "./freeze.js";
import { gradualUnfreezing } from "./gradual-unfreezing.js";

beforeAll(useWasm);

const data = smallDataset(40);
const build = () => {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [4, 5], kernelSize: 2, classes: 3, denseUnits: 8 });
  freeze(model);
  return model;
};
const trained = (model: LayersModel) =>
  model.layers.filter((layer) => layer.weights.length > 0 && layer.trainable).map((layer) => layer.name);

test("layers thaw one by one, last first, and what is due follows from the epoch alone", () => {
  const model = build();
  const thaw = gradualUnfreezing(model, { every: 2 });
  const seen = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((epoch) => {
    thaw.onEpochBegin({}, epoch);
    return trained(model).length;
  });
  expect(seen).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 4]);
  model.dispose();
  const resumed = build();
  gradualUnfreezing(resumed, { every: 2 }).onEpochBegin({}, 5);
  expect(trained(resumed)).toEqual(["conv2d_1", "dense", "dense_1"]);
  resumed.dispose();
  const chosen = build();
  gradualUnfreezing(chosen, { layers: ["conv2d"] }).onEpochBegin({}, 3);
  expect(trained(chosen)).toEqual(["conv2d", "dense_1"]);
  expect(() => gradualUnfreezing(chosen, { layers: ["conv"] })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
  expect(() => gradualUnfreezing(chosen, { every: 0 })).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  chosen.dispose();
});

test("layers may thaw while train is at work, with workers too, and the lock holds", async () => {
  const hashes: string[] = [];
  for (const workers of [0, 0, 2]) {
    const model = build();
    const thaw = gradualUnfreezing(model);
    const counts: number[] = [];
    await train(model, data, {
      epochs: 4,
      batchSize: 8,
      workers,
      seed: 1,
      async onEvent(event) {
        if (event.type === "start") thaw.onEpochBegin({}, 1);
        if (event.type !== "epoch") return;
        counts.push(trained(model).length);
        thaw.onEpochBegin({}, event.epoch + 1);
        await expect(train(model, data)).rejects.toMatchObject({ code: "ALREADY_TRAINING" });
      },
    });
    expect(counts).toEqual([1, 2, 3, 4]);
    hashes.push(await weightsSha256(model));
    await train(model, data);
    model.dispose();
  }
  expect(new Set(hashes).size).toBe(1);
});
