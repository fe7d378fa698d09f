import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Batch } from "./batches.js";
import { errorOf } from "./test-support/error-of.js";
import { exampleDataset, numbered } from "./test-support/numbered.js";

test("the example of the doc comment is true", () => {
  const dataset = exampleDataset();
  expect(Array.from(dataset.batches(2), ({ size }) => size)).toEqual([2, 1]);
  expect(Array.from(dataset.batches(2, { seed: 7, dropRemainder: true }), ({ size }) => size)).toEqual([2]);
});

describe("batches", () => {
  test("side by side they are the data set; the last may be smaller", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 50 }), fc.boolean(), (length, size, shuffled) => {
        const dataset = shuffled ? numbered(length).shuffle(1) : numbered(length);
        const batches = [...dataset.batches(size)];
        expect(batches.length).toBe(dataset.batches(size).length);
        expect(batches.flatMap(({ images }) => [...images])).toEqual([...dataset.images]);
        expect(batches.flatMap(({ labels }) => [...labels])).toEqual([...dataset.labels]);
        for (const [i, batch] of batches.entries()) {
          expect(batch.size).toBe(i < batches.length - 1 ? size : length - size * (batches.length - 1));
          expect(batch.shape).toEqual([1, 2, 1]);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test("can be iterated again, with the same result", () => {
    const batches = numbered(5).batches(2);
    expect([...batches]).toEqual([...batches]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses the size %s at once", async (size) => {
    const error = await errorOf(() => numbered(5).batches(size));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(`batch size, found ${size}`);
  });

  test("with a seed they are the batches of the shuffled data set, at each iteration", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 50 }), fc.integer(), (length, size, seed) => {
        const batches = numbered(length).batches(size, { seed });
        expect([...batches]).toEqual([...numbered(length).shuffle(seed).batches(size)]);
        expect([...batches]).toEqual([...batches]);
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  test("without the remainder every batch is full, and they are the first ones", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 50 }), (length, size) => {
        const batches = numbered(length).batches(size, { dropRemainder: true });
        expect(batches.length).toBe(Math.floor(length / size));
        expect([...batches]).toEqual([...numbered(length).batches(size)].filter((batch) => batch.size === size));
      }),
      { seed: 9, numRuns: 100 },
    );
  });

  test("for await gives the batches of for, whatever is gathered ahead", async () => {
    for (const prefetch of [undefined, 0, 1, 5]) {
      const batches = numbered(10).batches(3, { seed: 1, prefetch });
      const gathered: Batch[] = [];
      for await (const batch of batches) gathered.push(batch);
      expect(gathered).toEqual([...batches]);
    }
  });

  test.each([
    [{ seed: 0.5 }, "integer as seed"],
    [{ prefetch: -1 }, "as prefetch, found -1"],
  ])("refuses the options %j at once", async (options, message) => {
    const error = await errorOf(() => numbered(5).batches(2, options));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(message);
  });
});
