import {
  gather,
  grad,
  range,
  reshape,
  slice,
  square,
  sum,
  type Tensor,
  tensor,
  unsortedSegmentSum,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

/** 0, 1, 2, … in any shape: a value out of place shows. */
function counting(shape: number[], dtype: "float32" | "int32" = "float32"): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return reshape(range(0, size, 1, dtype), shape);
}

const boxes = fc
  .array(
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.nat(5), fc.nat(6))
      .map(([size, begin, length]) => ({ size, begin: Math.min(begin, size - 1), length })),
    { minLength: 1, maxLength: 4 },
  )
  .map((axes) => ({
    shape: axes.map(({ size }) => size),
    begin: axes.map(({ begin }) => begin),
    size: axes.map(({ size, begin, length }) => Math.min(length, size - begin)),
  }));

test("slices of any box equal the cpu backend's, empty ones too", async () => {
  await fc.assert(
    fc.asyncProperty(boxes, fc.constantFrom("float32" as const, "int32" as const), async (box, dtype) => {
      expectEqual(await onBothBackends(() => slice(counting(box.shape, dtype), box.begin, box.size)));
    }),
    { seed: 17, numRuns: propertyRuns },
  );
});

test("a slice that leaves its tensor is refused", async () => {
  await onBothBackends(() => counting([1]));
  expect(() => slice(counting([2, 3]), [1, 1], [1, 3])).toThrow("begin[1] + size[1]");
});

test("rows gathered along any axis equal the cpu backend's", async () => {
  const gathers = fc
    .record({
      shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      axis: fc.nat(3),
      picks: fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }),
      matrix: fc.boolean(),
    })
    .map(({ shape, axis, picks, matrix }) => ({ shape, axis: axis % shape.length, picks, matrix }));
  await fc.assert(
    fc.asyncProperty(gathers, async ({ shape, axis, picks, matrix }) => {
      expectEqual(
        await onBothBackends(() => {
          const indices = tensor(
            picks.map((pick) => pick % shape[axis]!),
            matrix ? [1, picks.length] : [picks.length],
            "int32",
          );
          return gather(counting(shape), indices as never, axis);
        }),
      );
    }),
    { seed: 18, numRuns: propertyRuns },
  );
});

test("rows gathered within each batch equal the cpu backend's", async () => {
  expectEqual(
    await onBothBackends(() => gather(counting([2, 3, 4]), tensor([2, 0, 1, 1], [2, 2], "int32") as never, 1, 1)),
  );
});

test("an index outside of the tensor is refused and named", async () => {
  await onBothBackends(() => counting([1]));
  expect(() => gather(counting([3, 2]), tensor([0, 3], [2], "int32") as never)).toThrow(
    /index value 3 is not in \[0, 2\].*position 1/,
  );
});

test("segment sums equal the cpu backend's; the gradient of gather is one", async () => {
  const segments = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(segments, async (ids) => {
      const segmentIds = () => tensor(ids, [ids.length], "int32") as never;
      expectClose(await onBothBackends(() => unsortedSegmentSum(counting([ids.length, 3]), segmentIds(), 4)));
    }),
    { seed: 19, numRuns: propertyRuns },
  );
  expectClose(
    await onBothBackends(() =>
      grad((x: Tensor) => sum(square(gather(x, tensor([1, 1, 0, 3], [4], "int32") as never))))(counting([4, 3])),
    ),
  );
});
