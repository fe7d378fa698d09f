import { beforeAll, expect, test } from "vitest";
import { EXPECTED_WEIGHTS, trainWithEverything } from "../testing/train-with-everything.js";
import { useWasm } from "../testing/use-backends.js";

beforeAll(useWasm);

test("augmentation, mixup, schedules, clipping and averages give the bits that are written down", async () => {
  for (const workers of [0, 2]) expect(await trainWithEverything(workers)).toBe(EXPECTED_WEIGHTS);
});
