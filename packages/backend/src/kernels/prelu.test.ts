import { grads, mul, prelu, randomNormal, sum, type Tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

/** A tensor and a slope that broadcasts to it along any of its axes. */
const cases = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    shared: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    dropped: fc.nat(3),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ shape, shared, dropped, seed }) => ({
    shape,
    seed,
    alpha: shape.map((size, axis) => (shared[axis] ? 1 : size)).slice(Math.min(dropped, shape.length - 1)),
  }));

const normal = (shape: number[], seed: number): Tensor => randomNormal(shape, 0, 1, "float32", seed);

test("slopes that broadcast along any axes equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, alpha, seed }) => {
      expectClose(await onBothBackends(() => prelu(normal(shape, seed), normal(alpha, seed + 1))));
    }),
    { seed: 28, numRuns: propertyRuns },
  );
});

test("gradients of values and slopes equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(0, 1), async ({ shape, alpha, seed }, input) => {
      expectClose(
        await onBothBackends(() => {
          const gradient = grads((x: Tensor, slope: Tensor) => sum(mul(prelu(x, slope), normal(shape, seed + 2))));
          return gradient([normal(shape, seed), normal(alpha, seed + 1)])[input]!;
        }),
      );
    }),
    { seed: 29, numRuns: propertyRuns },
  );
});
