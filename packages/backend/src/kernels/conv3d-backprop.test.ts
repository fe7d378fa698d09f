import { conv3d, grads, mul, randomNormal, sum, type Tensor, type Tensor5D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const upTo = (max: number) => fc.integer({ min: 1, max });

const cases = fc
  .record({
    x: fc.tuple(upTo(2), upTo(5), upTo(6), upTo(6), upTo(3)),
    kernel: fc.tuple(upTo(3), upTo(3), upTo(3)),
    outChannels: upTo(9),
    strides: fc.tuple(upTo(3), upTo(3), upTo(3)),
    pad: fc.constantFrom<("valid" | "same")[]>("valid", "same"),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .filter(({ x, kernel, pad }) => pad === "same" || kernel.every((size, i) => size <= x[i + 1]!));

test("gradients of volume and filter equal the cpu backend's, strides above 1 too", async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(0, 1), async ({ x, kernel, outChannels, strides, pad, seed }, input) => {
      const normal = (shape: number[], offset: number): Tensor => randomNormal(shape, 0, 1, "float32", seed + offset);
      expectClose(
        await onBothBackends(() => {
          const gradient = grads((volume, filter) => {
            const y = conv3d(volume as Tensor5D, filter as Tensor5D, strides, pad);
            return sum(mul(y, normal(y.shape, 2)));
          });
          return gradient([normal(x, 0), normal([...kernel, x[4], outChannels], 1)])[input]!;
        }),
      );
    }),
    { seed: 23, numRuns: propertyRuns },
  );
});
