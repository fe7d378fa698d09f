import { setupWasm } from "@mnistlab/backend";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { tinyImage, tinyNetwork } from "../testing/tiny-network.js";
import { activationMaximization } from "./activation-maximization.js";
import { featureMaps } from "./feature-maps.js";
import { filters } from "./filters.js";
import { gradCam } from "./grad-cam.js";
import { occlusion } from "./occlusion.js";
import { saliency } from "./saliency.js";

beforeAll(async () => {
  await setupWasm();
});

test.each(["sequential", "functional"] as const)("in a page everything is as by hand, %s", async (kind) => {
  const model = tinyNetwork(kind);
  const before = memory().numTensors;
  const rounded = (values: Float32Array) => Array.from(values, (value) => Math.round(value * 1e4) / 1e4);
  expect(rounded((await featureMaps(model, tinyImage))[0]!.values)).toEqual([1, 0, 0, 0.2, 0.3, 0.5, 0.5, 0]);
  expect([...(await filters(model))[0]!.values]).toEqual([1, 0, 0, 0, 0, 0, 0, -1]);
  expect([...(await saliency(model, tinyImage, { classIndex: 0 })).values]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(rounded((await gradCam(model, tinyImage)).map.values)).toEqual([0.15, 0.25, 0.25, 0]);
  expect((await activationMaximization(model, 0, { steps: 60, l2: 0 })).activations[60]).toBeCloseTo(4, 5);
  // Without the middle pixel class 1 has the score 2 and class 0 has 1: a probability of 1 / (1 + 1 / e).
  const { covered } = await occlusion(model, tinyImage, { size: 1 });
  expect(covered.values[4]).toBeCloseTo(0.73106, 5);
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
