import { bincount, einsum, memory, randomNormal, setBackend, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectClose, expectEqual, onBothBackends } from "../testing/on-both-backends.js";
import { propertyRuns } from "../testing/property-runs.js";

beforeAll(async () => {
  await setupWasm();
});

const sizes: Record<string, number> = { a: 2, b: 3, c: 4, d: 5, e: 1 };
const labels = (min: number) => fc.shuffledSubarray([..."abcde"], { minLength: min, maxLength: 4 });

/** Equations of two tensors: any labels in any order, any of them kept in any order. */
const equations = fc
  .tuple(labels(1), labels(1), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), fc.boolean())
  .map(([first, second, keep, reversed]) => {
    const all = [...new Set([...first, ...second])].filter((_, i) => keep[i]);
    return {
      first,
      second,
      equation: `${first.join("")},${second.join("")}->${(reversed ? all.reverse() : all).join("")}`,
    };
  });

const normal = (of: string[], seed: number): Tensor =>
  randomNormal(
    of.map((label) => sizes[label]!),
    0,
    1,
    "float32",
    seed,
  );

/** The definition: for every value of every label, one product. */
function slowEinsum(equation: string, tensors: Tensor[]): number[] {
  const [inputs, output] = equation.split("->").map((side) => side.split(",")) as [string[], [string]];
  const all = [...new Set(inputs.join(""))];
  const at = (labels: string, values: Record<string, number>) =>
    [...labels].reduce((index, label) => index * sizes[label]! + values[label]!, 0);
  const result = new Array<number>([...output[0]].reduce((size, label) => size * sizes[label]!, 1)).fill(0);
  const visit = (depth: number, values: Record<string, number>): void => {
    if (depth < all.length) {
      for (let i = 0; i < sizes[all[depth]!]!; i++) visit(depth + 1, { ...values, [all[depth]!]: i });
      return;
    }
    const factors = tensors.map((factor, i) => factor.dataSync()[at(inputs[i]!, values)]!);
    result[at(output[0], values)]! += factors.reduce((a, b) => a * b);
  };
  visit(0, {});
  return result;
}

// The cpu backend is no reference here: it is wrong for some equations, such as "d,cd->d".
test("sums of any two tensors equal the definition and keep nothing", async () => {
  await setBackend("wasm");
  fc.assert(
    fc.property(equations, ({ first, second, equation }) => {
      const before = memory().numDataBuffers;
      tidy(() => {
        const tensors = [normal(first, 1), normal(second, 2)];
        const result = einsum(equation, ...tensors);
        expectClose({ shape: result.shape, wasm: result.dataSync(), cpu: slowEinsum(equation, tensors) });
      });
      expect(memory().numDataBuffers).toBe(before);
    }),
    { seed: 30, numRuns: propertyRuns },
  );
});

test("sums and transpositions of one tensor equal the cpu backend's", async () => {
  await fc.assert(
    fc.asyncProperty(labels(1), fc.nat(4), async (from, kept) => {
      const to = [...from].reverse().slice(0, kept);
      expectClose(await onBothBackends(() => einsum(`${from.join("")}->${to.join("")}`, normal(from, 3))));
    }),
    { seed: 31, numRuns: propertyRuns },
  );
});

test("whole numbers of any shape are counted", async () => {
  const values = () => tensor([0, 3, 1, 1, 3, 3], [2, 3], "int32") as never;
  expectEqual(await onBothBackends(() => bincount(values(), tensor([]) as never, 5)));
});
