import { avgPool, backend_util, grad, maxPool, mul, sum, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { normal } from "../testing/conv-cases.js";
import { expectClose, expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { poolShapes } from "../testing/pool-shapes.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const poolCases = fc
  .record({
    pooling: poolShapes,
    pad: fc.constantFrom<("valid" | "same" | number)[]>("valid", "same", 1),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ pooling, ...rest }) => ({ ...pooling, ...rest }))
  // A padding as wide as the window would make windows without a single cell of the image.
  .filter(({ pad, window }) => typeof pad === "string" || Math.min(...window) > pad)
  .filter(({ shape, window, strides, pad }) =>
    backend_util.computePool2DInfo(shape, window, strides, 1, pad).outShape.every((size) => size > 0),
  );

test("maxima of any window, stride and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(poolCases, async ({ shape, window, strides, pad, seed }) => {
      expectEqual(await onBothBackends(() => maxPool(normal(shape, seed), window, strides, pad)));
    }),
    { seed: 11, numRuns: propertyRuns },
  );
});

test("means of any window, stride and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(poolCases, async ({ shape, window, strides, pad, seed }) => {
      expectClose(await onBothBackends(() => avgPool(normal(shape, seed), window, strides, pad)));
    }),
    { seed: 12, numRuns: propertyRuns },
  );
});

test("average pooling gradients equal the cpu backend's to the bit", async () => {
  const cases = poolCases.filter(({ pad }) => typeof pad === "string");
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, window, strides, pad, seed }) => {
      const { outShape } = backend_util.computePool2DInfo(shape, window, strides, 1, pad);
      expectEqual(
        await onBothBackends(() => {
          const dy = normal(outShape as typeof shape, seed + 1);
          return grad((x) => sum(mul(avgPool(x as Tensor4D, window, strides, pad), dy)))(normal(shape, seed));
        }),
      );
    }),
    { seed: 13, numRuns: propertyRuns },
  );
});
