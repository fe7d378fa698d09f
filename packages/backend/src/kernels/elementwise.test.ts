import {
  add,
  cast,
  clipByValue,
  grad,
  memory,
  randomNormal,
  relu,
  relu6,
  setBackend,
  step,
  sum,
  type Tensor,
  tensor1d,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const values = fc.array(fc.oneof(fc.float(), fc.constantFrom(Number.NaN, 0, -0, Infinity, -Infinity, 6, -1)), {
  minLength: 1,
  maxLength: 19,
});

const elementwise: [name: string, op: (x: Tensor) => Tensor][] = [
  ["relu", relu],
  ["relu6", relu6],
  ["step", (x) => step(x, 0.25)],
  ["clipByValue", (x) => clipByValue(x, -1.5, 2)],
  ["the gradient of relu", (x) => grad((t: Tensor) => sum(relu(t)))(x)],
];

test.each(elementwise)("%s equals the cpu backend's on any values, NaN and infinities too", async (_name, op) => {
  await fc.assert(
    fc.asyncProperty(values, async (numbers) => {
      const { cpu, wasm } = await onBothBackends(() => op(tensor1d(numbers, "float32")));
      // `+ 0` makes −0 and 0 the same: the backends differ there, and no result depends on it.
      expect(Array.from(wasm, (value) => value + 0)).toEqual(Array.from(cpu, (value) => value + 0));
    }),
    { seed: 15, numRuns: propertyRuns },
  );
});

test("a bias is added to every row of any tensor", async () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(shapes, fc.integer({ min: 1, max: 1e6 }), async (shape, seed) => {
      const normal = (of: number[]) => randomNormal(of, 0, 1, "float32", seed);
      expectEqual(await onBothBackends(() => add(normal(shape), normal(shape.slice(-1)))));
    }),
    { seed: 16, numRuns: propertyRuns },
  );
});

test("a cast to the same type is a reference, to another type a conversion", async () => {
  expectEqual(await onBothBackends(() => cast(tensor1d([1.7, -1.7, 0]), "int32")));
  await setBackend("wasm");
  const x = tensor1d([1, 2]);
  const buffers = memory().numDataBuffers;
  const same = cast(x, "float32");
  expect(memory().numDataBuffers).toBe(buffers);
  same.dispose();
  x.dispose();
});
