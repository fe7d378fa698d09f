import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf } from "./test-support/error-of.js";
import { exampleDataset, ids, numbered } from "./test-support/numbered.js";

/** A data set as stored, or a view with an order, of up to `length` samples. */
const view = (length: number) =>
  fc.tuple(fc.nat(length), fc.boolean()).map(([n, shuffled]) => (shuffled ? numbered(n).shuffle(1) : numbered(n)));

test("the examples of the doc comments are true", () => {
  const dataset = exampleDataset();
  expect(dataset.take(2).labels).toEqual(Uint8Array.of(0, 1));
  expect(dataset.skip(2).labels).toEqual(Uint8Array.of(0));
  expect(dataset.filter(({ label }) => label === 0).images).toEqual(Uint8Array.of(0, 50, 200, 250));
  expect(dataset.subset([1, 0, 0]).labels).toEqual(Uint8Array.of(1, 0, 0));
});

describe("take and skip", () => {
  test("cut where slice cuts, and together are the data set", () => {
    fc.assert(
      fc.property(view(20), fc.nat(25), (dataset, n) => {
        expect(ids(dataset.take(n))).toEqual(ids(dataset).slice(0, n));
        expect(ids(dataset.skip(n))).toEqual(ids(dataset).slice(n));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("share the memory of the whole", () => {
    const dataset = numbered(5);
    expect(dataset.take(2).images.buffer).toBe(dataset.images.buffer);
    expect(dataset.skip(2).images.buffer).toBe(dataset.images.buffer);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuse %s", async (n) => {
    for (const action of [() => numbered(5).take(n), () => numbered(5).skip(n)]) {
      const error = await errorOf(action);
      expect(error.code).toBe("INVALID_ARGUMENT");
      expect(error.message).toMatch(new RegExp(`number of samples to (take|skip), found ${n}`));
    }
  });
});

describe("filter", () => {
  test("accepts what Array.prototype.filter accepts, given the same samples and indices", () => {
    fc.assert(
      fc.property(view(20), fc.func(fc.boolean()), (dataset, accepts) => {
        const expected = [...dataset].filter(({ image, label }, i) => accepts(image[0], label, i));
        const filtered = dataset.filter(({ image, label }, i) => accepts(image[0], label, i));
        expect([...filtered]).toEqual(expected);
        expect([...filtered.labels]).toEqual(expected.map(({ label }) => label));
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("copies no pixels", () => {
    const dataset = numbered(5);
    expect(dataset.filter((_, i) => i % 2 === 0).at(2).image.buffer).toBe(dataset.images.buffer);
  });
});

describe("subset", () => {
  test("has the samples at the indices, in their sequence, of any view", () => {
    const drawn = view(20).chain((dataset) =>
      fc.tuple(fc.constant(dataset), fc.array(fc.nat(Math.max(0, dataset.length - 1)))),
    );
    fc.assert(
      fc.property(drawn, ([dataset, drawnIndices]) => {
        const indices = dataset.length === 0 ? [] : drawnIndices;
        expect(ids(dataset.subset(indices))).toEqual(indices.map((i) => ids(dataset)[i]));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("keeps its samples when the caller writes to the indices", () => {
    const indices = Uint32Array.of(3, 1);
    const subset = numbered(5).subset(indices);
    indices.fill(0);
    expect(ids(subset)).toEqual([3, 1]);
  });

  test.each([5, -1, 0.5, Number.NaN])("refuses %s in a data set of five", async (index) => {
    const error = await errorOf(() => numbered(5).subset([0, index]));
    expect(error.code).toBe("INDEX_OUT_OF_RANGE");
    expect(error.message).toContain(`from 0 to 4, found ${index} at position 1`);
  });

  test("says that an empty data set has no sample", async () => {
    expect((await errorOf(() => numbered(0).subset([0]))).message).toContain("the data set is empty");
  });
});
