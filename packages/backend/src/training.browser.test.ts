import { expect, test } from "vitest";
import { accelerate, setupWasm } from "./index.js";
import { EXPECTED_EVERY_WAY, trainEveryWay } from "./testing/train-a-little.js";

test("training in a page gives the bits that Node gives", async () => {
  await setupWasm();
  expect(await trainEveryWay(accelerate)).toEqual(EXPECTED_EVERY_WAY);
});
