import { memory } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { setupWasm } from "./index.js";
import { EXPECTED_LOSSES, trainALittle } from "./testing/train-a-little.js";

test("training in Node gives the recorded losses to the bit and keeps no tensor", async () => {
  await setupWasm();
  const before = memory().numTensors;
  expect(await trainALittle()).toEqual(EXPECTED_LOSSES);
  expect(memory().numTensors).toBe(before);
});
