import { conv2d, conv2dTranspose, grads, mul, sum, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { convCases, normal, outShape } from "../testing/conv-cases.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

test("input gradients of any shape, stride and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(convCases(), async (c) => {
      expectClose(
        await onBothBackends(() => {
          const dy = normal(outShape(c), c.seed + 2);
          const gradient = grads((x, filter) =>
            sum(mul(conv2d(x as Tensor4D, filter as Tensor4D, c.strides, c.pad), dy)),
          );
          return gradient([normal(c.x, c.seed), normal(c.filter, c.seed + 1)])[0]!;
        }),
      );
    }),
    { seed: 5, numRuns: propertyRuns },
  );
});

test("transposed convolutions equal the cpu backend's", async () => {
  const cases = convCases().filter((c) => c.pad === "same" || c.pad === "valid");
  await fc.assert(
    fc.asyncProperty(cases, async (c) => {
      expectClose(
        await onBothBackends(() =>
          conv2dTranspose(normal(outShape(c), c.seed), normal(c.filter, c.seed + 1), c.x, c.strides, c.pad as "same"),
        ),
      );
    }),
    { seed: 6, numRuns: propertyRuns },
  );
});
