import { backend_util, depthwiseConv2d, fused, grads, mul, sum, type Tensor4D } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { type ConvCase, convCases, normal } from "../testing/conv-cases.js";
import { fusedArguments, fusedCases } from "../testing/fused-cases.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

/** Depthwise convolutions: the filter's last size is the multiplier, and there are few of them. */
const cases = convCases({ dilated: true }).map((c): ConvCase => {
  const multiplier = c.filter[3] % 4 === 0 ? 1 + (c.filter[3] % 3) : 1;
  return { ...c, filter: [c.filter[0], c.filter[1], c.x[3], multiplier] };
});

/** TF.js has no gradient of a dilated depthwise convolution. */
const undilated = cases.filter((c) => c.dilations.every((d) => d === 1));

function outShape(c: ConvCase): ConvCase["x"] {
  const { outShape } = backend_util.computeConv2DInfo(c.x, c.filter, c.strides, c.dilations, c.pad, undefined, true);
  return outShape as ConvCase["x"];
}

const convolve = (x: Tensor4D, filter: Tensor4D, c: ConvCase) =>
  depthwiseConv2d(x, filter, c.strides, c.pad, "NHWC", c.dilations);

test("depthwise convolutions of any shape, stride, dilation and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (c) => {
      expectClose(await onBothBackends(() => convolve(normal(c.x, c.seed), normal(c.filter, c.seed + 1), c)));
    }),
    { seed: 20, numRuns: propertyRuns },
  );
});

test("gradients of image and filter equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(undilated, fc.constantFrom(0, 1), async (c, input) => {
      expectClose(
        await onBothBackends(() => {
          const dy = normal(outShape(c), c.seed + 2);
          const gradient = grads((x, filter) => sum(mul(convolve(x as Tensor4D, filter as Tensor4D, c), dy)));
          return gradient([normal(c.x, c.seed), normal(c.filter, c.seed + 1)])[input]!;
        }),
      );
    }),
    { seed: 21, numRuns: propertyRuns },
  );
});

test("bias of any broadcast shape and every activation equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(undilated, fusedCases, async (c, fusedCase) => {
      expectClose(
        await onBothBackends(() =>
          fused.depthwiseConv2d({
            x: normal(c.x, c.seed),
            filter: normal(c.filter, c.seed + 1),
            strides: c.strides,
            pad: c.pad,
            ...fusedArguments(fusedCase, outShape(c), c.seed),
          }),
        ),
      );
    }),
    { seed: 22, numRuns: propertyRuns },
  );
});
