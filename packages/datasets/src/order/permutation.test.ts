import fc from "fast-check";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { permutation } from "./permutation.js";

test("has every number once, the same order for the same seed", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.maxSafeInteger(), (length, seed) => {
      const order = permutation(length, seed);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, i) => i));
      expect(permutation(length, seed)).toEqual(order);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("gives these orders, in every version and runtime", () => {
  expect([...permutation(10, 0)]).toEqual([9, 4, 7, 5, 3, 6, 0, 1, 8, 2]);
  expect([...permutation(10, 7)]).toEqual([0, 8, 3, 7, 2, 5, 6, 1, 4, 9]);
});

test("neighbouring seeds draw numbers that are no neighbours", () => {
  const last = Array.from({ length: 300 }, (_, seed) => permutation(1000, seed).at(-1)!);
  const close = last.filter((number, seed) => seed > 0 && Math.abs(number - last[seed - 1]!) <= 2);
  expect(close.length).toBeLessThan(8); // 1.5 expected by chance; all of them without the generator's jump
});

test("refuses a seed that is not an integer", async () => {
  for (const seed of [0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number]) {
    expect((await errorOf(() => permutation(3, seed))).code).toBe("INVALID_ARGUMENT");
  }
});
