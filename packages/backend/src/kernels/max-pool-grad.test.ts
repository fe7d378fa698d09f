import { backend_util, grad, maxPool, mul, sum, type Tensor4D, tensor4d } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { normal } from "../testing/conv-cases.js";
import { expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { poolShapes } from "../testing/pool-shapes.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

/** Images of few different values, most of them negative: ties and windows without a positive value, or number, are the rule. */
const poolCases = fc
  .record({
    pooling: poolShapes,
    pad: fc.constantFrom<("valid" | "same")[]>("valid", "same"),
    values: fc.array(fc.constantFrom(-3, -2, -1.5, -1, 0, 0.25, Number.NaN, Number.NEGATIVE_INFINITY), {
      minLength: 7,
      maxLength: 40,
    }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ pooling, ...rest }) => {
    const info = backend_util.computePool2DInfo(pooling.shape, pooling.window, pooling.strides, 1, rest.pad);
    return { ...rest, ...pooling, outShape: info.outShape as typeof pooling.shape };
  })
  .filter(({ outShape }) => outShape.every((size) => size > 0));

test("max pooling gradients equal the cpu backend's to the bit: ties, negative values, overlapping windows", async () => {
  await fc.assert(
    fc.asyncProperty(poolCases, async ({ shape, outShape, window, strides, pad, values, seed }) => {
      expectEqual(
        await onBothBackends(() => {
          const size = shape.reduce((a, b) => a * b);
          const x = tensor4d(
            Array.from({ length: size }, (_, i) => values[(i * 7 + (i >> 3)) % values.length]!),
            shape,
          );
          const dy = normal(outShape, seed);
          return grad((t) => sum(mul(maxPool(t as Tensor4D, window, strides, pad), dy)))(x);
        }),
      );
    }),
    { seed: 7, numRuns: propertyRuns },
  );
});

test("a window of negative values passes its gradient to its maximum", async () => {
  const { wasm } = await onBothBackends(() =>
    grad((t) => sum(maxPool(t as Tensor4D, 2, 2, "valid")))(tensor4d([-4, -1, -3, -2], [1, 2, 2, 1])),
  );
  expect(Array.from(wasm)).toEqual([0, 1, 0, 0]);
});
