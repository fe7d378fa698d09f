import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveSeed, seedStream } from "./derive-seed.js";

test("derived seeds are the same numbers in every engine and version", () => {
  expect([deriveSeed(0), deriveSeed(7, 1, 2), deriveSeed(-1), deriveSeed(2 ** 40, 3)]).toEqual([
    1358272099, 1853158291, 1859335, 1742318974,
  ]);
});

test("a derived seed is an integer in [1, 2^31 - 1], whatever it comes from", () => {
  const integer = fc.maxSafeInteger();
  fc.assert(
    fc.property(integer, fc.array(integer, { maxLength: 3 }), (seed, path) => {
      const derived = deriveSeed(seed, ...path);
      expect(Number.isInteger(derived) && derived >= 1 && derived < 2 ** 31).toBe(true);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("neighbouring seeds, streams, steps and layers all derive different seeds", () => {
  const seeds = new Set<number>();
  for (const seed of [0, 1, 2, -1, 2 ** 32, 2 ** 33]) {
    for (const stream of Object.values(seedStream)) {
      for (let step = 0; step < 50; step++)
        for (let layer = 0; layer < 3; layer++) seeds.add(deriveSeed(seed, stream, step, layer));
    }
  }
  expect(seeds.size).toBe(6 * Object.keys(seedStream).length * 50 * 3);
});
