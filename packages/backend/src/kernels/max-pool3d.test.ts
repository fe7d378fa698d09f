import { backend_util, grad, maxPool3d, mul, randomNormal, sum, type Tensor5D, tensor5d } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const upTo = (max: number) => fc.integer({ min: 1, max });

/** Windows are cubes here: the cpu backend's own gradient is wrong when their height and width differ. */
const cases = fc
  .record({
    shape: fc.tuple(upTo(2), upTo(5), upTo(5), upTo(5), upTo(3)),
    side: upTo(3),
    strides: fc.tuple(upTo(3), upTo(3), upTo(3)),
    pad: fc.constantFrom<("valid" | "same")[]>("valid", "same"),
    values: fc.array(fc.constantFrom(-3, -2, -1, 0, 0.25), { minLength: 5, maxLength: 30 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .filter(({ shape, side, pad }) => pad === "same" || shape.slice(1, 4).every((size) => size >= side))
  .map(({ values, ...rest }) => {
    const size = rest.shape.reduce((a, b) => a * b);
    return { ...rest, numbers: Array.from({ length: size }, (_, i) => values[(i * 7 + (i >> 3)) % values.length]!) };
  });

test("maxima equal the cpu backend's, negative ones too", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, side, strides, pad, numbers }) => {
      expectEqual(await onBothBackends(() => maxPool3d(tensor5d(numbers, shape), side, strides, pad)));
    }),
    { seed: 24, numRuns: propertyRuns },
  );
});

test("gradients equal the cpu backend's to the bit: ties, negative values, overlapping windows", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, side, strides, pad, numbers, seed }) => {
      const { outShape } = backend_util.computePool3DInfo(shape, side, strides, 1, pad);
      expectEqual(
        await onBothBackends(() => {
          const dy = randomNormal(outShape, 0, 1, "float32", seed);
          const pooled = (x: unknown) => maxPool3d(x as Tensor5D, side, strides, pad);
          return grad((x) => sum(mul(pooled(x), dy)))(tensor5d(numbers, shape));
        }),
      );
    }),
    { seed: 25, numRuns: propertyRuns },
  );
});

test("the gradient of a window that is wider than high lies at its maximum", async () => {
  const { wasm } = await onBothBackends(() =>
    grad((x) => sum(maxPool3d(x as Tensor5D, [1, 1, 3], 1, "valid")))(tensor5d([-2, -1, -3], [1, 1, 1, 3, 1])),
  );
  expect(Array.from(wasm)).toEqual([0, 1, 0]);
});
