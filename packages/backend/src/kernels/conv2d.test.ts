import { add, conv2d, fused, ones, reshape, sum, tensor4d } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { convCases, normal, outShape } from "../testing/conv-cases.js";
import { fusedArguments, fusedCases } from "../testing/fused-cases.js";
import { expectClose, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

test("convolutions of any shape, stride, dilation and padding equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(convCases({ dilated: true }), async (c) => {
      expectClose(
        await onBothBackends(() =>
          conv2d(normal(c.x, c.seed), normal(c.filter, c.seed + 1), c.strides, c.pad, "NHWC", c.dilations),
        ),
      );
    }),
    { seed: 1, numRuns: propertyRuns },
  );
});

test("bias of any broadcast shape and every activation equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(convCases(), fusedCases, async (c, fusedCase) => {
      expectClose(
        await onBothBackends(() =>
          fused.conv2d({
            x: normal(c.x, c.seed),
            filter: normal(c.filter, c.seed + 1),
            strides: c.strides,
            pad: c.pad,
            ...fusedArguments(fusedCase, outShape(c), c.seed),
          }),
        ),
      );
    }),
    { seed: 2, numRuns: propertyRuns },
  );
});

test("a stride longer than the kernel with 'same' padding reads no unwritten memory", async () => {
  expectClose(await onBothBackends(() => conv2d(ones([1, 7, 7, 2]) as never, ones([1, 1, 2, 3]) as never, 3, "same")));
});

test("a filter that is reshaped convolves in its new shape, though its data is the same", async () => {
  expectClose(
    await onBothBackends(() => {
      const filter = normal([2, 2, 3, 4], 1);
      const first = conv2d(normal([1, 5, 5, 3], 2), filter, 1, "valid");
      const second = conv2d(normal([1, 5, 5, 2], 3), reshape(filter, [2, 3, 2, 4]) as typeof filter, 1, "same");
      return add(sum(first), second);
    }),
  );
});

test("ReLU inside the kernel keeps a NaN, as the cpu backend does", async () => {
  const { cpu, wasm } = await onBothBackends(() =>
    fused.conv2d({
      x: tensor4d([Number.NaN, -1, 2, -3], [1, 2, 2, 1]),
      filter: ones([1, 1, 1, 1]),
      strides: 1,
      pad: "valid",
      activation: "relu",
    }),
  );
  expect(Array.from(wasm)).toEqual([Number.NaN, 0, 2, 0]);
  expect(Array.from(cpu)).toEqual([Number.NaN, 0, 2, 0]);
});

test("NCHW is refused with a typed error", async () => {
  await onBothBackends(() => ones([1]));
  expect(() => conv2d(ones([1, 1, 4, 4]) as never, ones([2, 2, 1, 1]) as never, 1, "valid", "NCHW")).toThrow(
    expect.objectContaining({ name: "BackendError", code: "INVALID_ARGUMENT" }),
  );
});
