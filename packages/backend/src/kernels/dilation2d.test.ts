import {
  backend_util,
  dilation2d,
  grads,
  mul,
  randomNormal,
  sum,
  type Tensor3D,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const upTo = (max: number) => fc.integer({ min: 1, max });

const cases = fc
  .record({
    x: fc.tuple(upTo(2), upTo(7), upTo(7), upTo(4)),
    kernel: fc.tuple(upTo(3), upTo(3)),
    strides: fc.tuple(upTo(2), upTo(2)),
    dilations: fc.tuple(upTo(2), upTo(2)),
    pad: fc.constantFrom<("valid" | "same")[]>("valid", "same"),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map((c) => ({ ...c, filter: [...c.kernel, c.x[3]] as [number, number, number] }))
  .filter(({ x, filter, strides, pad, dilations }) =>
    backend_util.computeDilation2DInfo(x, filter, strides, pad, "NHWC", dilations).outShape.every((size) => size > 0),
  );

// Below 0 throughout: there stock wasm takes the smallest positive float for the maximum.
const below = (shape: number[], seed: number) => randomNormal(shape, -5, 1, "float32", seed);

test("dilations equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ x, filter, strides, pad, dilations, seed }) => {
      expectEqual(
        await onBothBackends(() =>
          dilation2d(below(x, seed) as Tensor4D, below(filter, seed + 1) as Tensor3D, strides, pad, dilations),
        ),
      );
    }),
    { seed: 26, numRuns: propertyRuns },
  );
});

test("gradients of image and filter equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.constantFrom(0, 1), async ({ x, filter, strides, pad, dilations, seed }, input) => {
      expectClose(
        await onBothBackends(() => {
          const gradient = grads((image, w) => {
            const y = dilation2d(image as Tensor4D, w as Tensor3D, strides, pad, dilations);
            return sum(mul(y, below(y.shape, seed + 2)));
          });
          return gradient([below(x, seed), below(filter, seed + 1)])[input]!;
        }),
      );
    }),
    { seed: 27, numRuns: propertyRuns },
  );
});
