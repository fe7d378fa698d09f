import { expect, test } from "vitest";
import { setupWasm } from "./index.js";
import { EXPECTED_LOSSES, trainALittle } from "./testing/train-a-little.js";

test("training in a page gives the bits that Node gives", async () => {
  await setupWasm();
  expect(await trainALittle()).toEqual(EXPECTED_LOSSES);
});
