import { expect, test } from "vitest";
import { accelerate, setupWasm } from "./index.js";
import { EXPECTED_BOTH_WAYS, trainBothWays } from "./testing/train-a-little.js";

test("training in a page gives the bits that Node gives", async () => {
  await setupWasm();
  expect(await trainBothWays(accelerate)).toEqual(EXPECTED_BOTH_WAYS);
});
