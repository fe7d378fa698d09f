import { randomNormal, sum, tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const sums = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 4 }),
    chosen: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    keepDims: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ chosen, ...rest }) => ({ ...rest, axes: rest.shape.flatMap((_, axis) => (chosen[axis] ? [axis] : [])) }))
  .filter(({ axes }) => axes.length > 0);

test("sums over any axes equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(sums, async ({ shape, axes, keepDims, seed }) => {
      expectClose(await onBothBackends(() => sum(randomNormal(shape, 0, 1, "float32", seed), axes, keepDims)));
    }),
    { seed: 14, numRuns: propertyRuns },
  );
});

test("sums of whole numbers and truth values keep their type and value", async () => {
  expectEqual(await onBothBackends(() => sum(tensor([1, 2, 3, 4, 5, 6], [2, 3], "int32"), 0)));
  expectEqual(await onBothBackends(() => sum(tensor([true, false, true], [3], "bool"))));
});

test("a sum of a hundred thousand values is exact to float32", async () => {
  const { wasm } = await onBothBackends(() => sum(tensor(new Float32Array(200_000).fill(0.1), [100_000, 2]), 0));
  expect(Array.from(wasm)).toEqual([Math.fround(Math.fround(0.1) * 100_000), Math.fround(Math.fround(0.1) * 100_000)]);
});
