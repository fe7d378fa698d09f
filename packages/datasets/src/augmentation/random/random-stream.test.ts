import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "./random-stream.js";

/** The first number of each sample. */
function first(seed: number, epoch: number, index: number): number {
  const stream = randomStream(seed);
  stream.seek(epoch, index);
  return stream.integer();
}

test("seeking again begins the same sequence again", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.nat(), fc.nat(), (seed, epoch, index) => {
      const [one, other] = [randomStream(seed), randomStream(seed)];
      other.seek(epoch, index + 1);
      other.normal();
      one.seek(epoch, index);
      other.seek(epoch, index);
      expect(Array.from({ length: 9 }, one.integer)).toEqual(Array.from({ length: 9 }, other.integer));
    }),
    { seed: 8, numRuns: 100 },
  );
});

test("seeds, epochs and indices that are neighbours begin with numbers that are all different", () => {
  const seen = new Set<number>();
  for (const seed of [0, 1, -1, 2 ** 32, 2 ** 40]) {
    for (let epoch = 0; epoch < 10; epoch++)
      for (let index = 0; index < 10; index++) seen.add(first(seed, epoch, index));
  }
  expect(seen.size).toBe(500);
});

test("uniform numbers fill their range evenly, over neighbouring samples too", () => {
  const stream = randomStream(3);
  const counts = new Array<number>(16).fill(0);
  for (let index = 0; index < 16_000; index++) {
    stream.seek(0, index);
    counts[Math.floor(stream.uniform(0, 16))]!++;
  }
  const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chi).toBeLessThan(37.7); // 15 degrees of freedom: exceeded once in a thousand
});

test("normal numbers have mean 0, variance 1 and a normal's share within one and two deviations", () => {
  const stream = randomStream(5);
  stream.seek(0, 0);
  const drawn = Array.from({ length: 100_000 }, stream.normal);
  const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
  const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.012);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  expect(drawn.filter((x) => Math.abs(x) < 1).length / drawn.length).toBeCloseTo(0.683, 1);
  expect(drawn.filter((x) => Math.abs(x) < 2).length / drawn.length).toBeCloseTo(0.954, 1);
});

test("gives these numbers, in every version and engine", () => {
  const stream = randomStream(7);
  stream.seek(1, 2);
  expect([stream.integer(), stream.integer(), stream.uniform(-1, 1), stream.normal()]).toEqual([
    1847950579, 2406156185, -0.09269269369542599, 0.9520550347519897,
  ]);
});
