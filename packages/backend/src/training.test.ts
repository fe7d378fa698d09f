import { memory } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { accelerate, setupWasm } from "./index.js";
import { EXPECTED_BOTH_WAYS, trainBothWays } from "./testing/train-a-little.js";

test("training in Node gives the recorded losses to the bit and keeps no tensor", async () => {
  await setupWasm();
  const before = memory().numTensors;
  expect(await trainBothWays(accelerate)).toEqual(EXPECTED_BOTH_WAYS);
  expect(memory().numTensors).toBe(before);
});
