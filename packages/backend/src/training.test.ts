import { memory } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { accelerate, setupWasm } from "./index.js";
import { EXPECTED_EVERY_WAY, trainEveryWay } from "./testing/train-a-little.js";

test("training in Node gives the recorded losses to the bit and keeps no tensor", async () => {
  await setupWasm();
  const before = memory().numTensors;
  expect(await trainEveryWay(accelerate)).toEqual(EXPECTED_EVERY_WAY);
  expect(memory().numTensors).toBe(before);
});
