import { conv2d, grads, matMul, mul, randomNormal, setBackend, sum, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Registration, setupWasm } from "./index.js";
import { convCases, normal, outShape } from "./testing/conv-cases.js";
import { expectClose, onBothBackends } from "./testing/on-both-backends.js";
import { propertyRuns } from "./testing/property-runs.js";
import { EXPECTED_LOSSES, trainALittle } from "./testing/train-a-little.js";

let registration: Registration;
beforeAll(async () => {
  registration = await setupWasm({ relaxedSimd: true });
});
afterAll(() => registration.dispose());

test("the registration says which binary is in use, and a later call does not change it", async () => {
  expect(registration.relaxedSimd).toBe(true);
  expect(await setupWasm({ relaxedSimd: false })).toBe(registration);
});

test("training on relaxed SIMD follows the plain kernels within 1e-5", async () => {
  await setBackend("wasm");
  const losses = await trainALittle();
  losses.forEach((loss, step) => {
    expect(Math.abs(loss - EXPECTED_LOSSES[step]!) / EXPECTED_LOSSES[step]!).toBeLessThan(1e-5);
  });
});

test("convolutions and their gradients equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(convCases(), fc.constantFrom(0, 1), async (c, input) => {
      expectClose(
        await onBothBackends(() => {
          const dy = normal(outShape(c), c.seed + 2);
          const gradient = grads((x, w) => sum(mul(conv2d(x as Tensor4D, w as Tensor4D, c.strides, c.pad), dy)));
          return gradient([normal(c.x, c.seed), normal(c.filter, c.seed + 1)])[input]!;
        }),
      );
    }),
    { seed: 40, numRuns: propertyRuns },
  );
});

test("products of matrices equal the cpu backend's", async () => {
  const sizes = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 30 })));
  await fc.assert(
    fc.asyncProperty(sizes, fc.boolean(), async ([rows, inner, columns], transpose) => {
      expectClose(
        await onBothBackends(() =>
          matMul(
            randomNormal([rows!, inner!], 0, 1, "float32", 1),
            randomNormal(transpose ? [columns!, inner!] : [inner!, columns!], 0, 1, "float32", 2),
            false,
            transpose,
          ),
        ),
      );
    }),
    { seed: 41, numRuns: propertyRuns },
  );
});
