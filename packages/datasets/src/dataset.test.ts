import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Dataset } from "./dataset.js";
import type { DatasetInit } from "./dataset-init.js";
import type { Sample } from "./sample.js";
import { errorOf } from "./test-support/error-of.js";
import { ids, numbered } from "./test-support/numbered.js";

describe("constructor", () => {
  const init: DatasetInit = {
    images: Uint8Array.of(0, 50, 100, 150, 200, 250),
    labels: Uint8Array.of(0, 1, 0),
    shape: [1, 2, 1],
    classNames: ["cat", "dog"],
  };

  test("the example of the doc comment is true", () => {
    const dataset = new Dataset(init);
    expect(dataset.at(1)).toEqual({ image: Uint8Array.of(100, 150), label: 1 });
    const [training, validation] = dataset.split(0.34);
    expect(training.length).toBe(1);
    expect(validation.labels).toEqual(Uint8Array.of(1, 0));
  });

  test("keeps the caller's bytes and freezes its own shape and class names", () => {
    const dataset = new Dataset(init);
    expect(dataset.images).toBe(init.images);
    expect(dataset.labels).toBe(init.labels);
    expect(Object.isFrozen(dataset.shape) && Object.isFrozen(dataset.classNames)).toBe(true);
  });

  test("an order says which rows make up the data set", () => {
    const dataset = new Dataset({ ...init, order: Uint32Array.of(2, 2, 1) });
    expect(dataset.images).toEqual(Uint8Array.of(200, 250, 200, 250, 100, 150));
    expect(dataset.labels).toEqual(Uint8Array.of(0, 0, 1));
  });

  test.each<[string, Partial<DatasetInit>, string, RegExp]>([
    ["a pixel too few", { images: new Uint8Array(5) }, "LENGTH_MISMATCH", /3 labels × 1 × 2 × 1 = 6 bytes.*found 5/],
    ["a label too many", { labels: new Uint8Array(4) }, "LENGTH_MISMATCH", /= 8 bytes of pixels, found 6/],
    ["a label without a name", { classNames: ["cat"] }, "LABEL_OUT_OF_RANGE", /from 0 to 0 .*found 1 at index 1/],
    ["a height of 0", { shape: [0, 2, 1] }, "SHAPE_MISMATCH", /found \[0,2,1\]/],
    ["a width of 1.5", { shape: [1, 1.5, 1] }, "SHAPE_MISMATCH", /integers ≥ 1/],
    ["two dimensions", { shape: [1, 2] as unknown as [1, 2, 1] }, "SHAPE_MISMATCH", /found \[1,2\]/],
    ["an order beyond the rows", { order: Uint32Array.of(0, 3) }, "INDEX_OUT_OF_RANGE", /below 3, found 3 at index 1/],
  ])("refuses %s", async (_, change, code, message) => {
    const error = await errorOf(() => new Dataset({ ...init, ...change }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  test("no samples at all are a data set too", () => {
    const empty = new Dataset({
      images: new Uint8Array(),
      labels: new Uint8Array(),
      shape: [28, 28, 1],
      classNames: [],
    });
    expect(empty.length).toBe(0);
    expect([...empty.shuffle(1).split(0.5, { from: "stratified", seed: 1 })[1].batches(2)]).toEqual([]);
  });
});

describe("at", () => {
  test("counts from the end for negative numbers", () => {
    const dataset = numbered(5).shuffle(3);
    expect(dataset.at(-1)).toEqual(dataset.at(4));
    expect(dataset.at(-5)).toEqual(dataset.at(0));
  });

  test.each([5, -6, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s in a data set of five", async (index) => {
    const error = await errorOf(() => numbered(5).at(index));
    expect(error.code).toBe("INDEX_OUT_OF_RANGE");
    expect(error.message).toContain(`from -5 to 4, found ${index}`);
  });

  test("says that an empty data set has no sample", async () => {
    expect((await errorOf(() => numbered(0).at(0))).message).toContain("the data set is empty");
  });
});

describe("slice", () => {
  const bound = fc.option(fc.oneof(fc.integer({ min: -15, max: 15 }), fc.constant(Number.POSITIVE_INFINITY)), {
    nil: undefined,
  });

  test("takes the samples that Array.prototype.slice takes, of any view", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.boolean(), bound, bound, (length, shuffled, start, end) => {
        const dataset = shuffled ? numbered(length).shuffle(1) : numbered(length);
        const piece = dataset.slice(start, end);
        expect(ids(piece)).toEqual(ids(dataset).slice(start, end));
        expect([...piece.labels]).toEqual(ids(piece).map((id) => id % 3));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("shares the memory of a contiguous piece, also a slice of a slice", () => {
    const dataset = numbered(10);
    const piece = dataset.slice(2, 9).slice(1, 3);
    expect(piece.images.buffer).toBe(dataset.images.buffer);
    expect(piece.images).toEqual(Uint8Array.of(3, 3, 4, 4));
    expect(piece.at(0).image.buffer).toBe(dataset.images.buffer);
  });
});

describe("shuffle", () => {
  test("has each sample once, with its label, in an order that the seed decides", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer(), (length, seed) => {
        const shuffled = numbered(length).shuffle(seed);
        expect(ids(shuffled).sort((a, b) => a - b)).toEqual(ids(numbered(length)));
        expect([...shuffled.labels]).toEqual(ids(shuffled).map((id) => id % 3));
        expect(ids(numbered(length).shuffle(seed))).toEqual(ids(shuffled));
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  test("another seed gives another order, and a shuffle of a shuffle a third", () => {
    const dataset = numbered(50);
    const orders = [dataset, dataset.shuffle(1), dataset.shuffle(2), dataset.shuffle(1).shuffle(1)].map(ids);
    expect(new Set(orders.map(String)).size).toBe(4);
  });

  test("copies pixels only when all are asked for, and then once", () => {
    const dataset = numbered(10);
    const shuffled = dataset.shuffle(1);
    expect(shuffled.at(0).image.buffer).toBe(dataset.images.buffer);
    expect(shuffled.images.buffer).not.toBe(dataset.images.buffer);
    expect(shuffled.images).toBe(shuffled.images);
    expect(shuffled.labels).toBe(shuffled.labels);
  });

  test("leaves the data set as it was", () => {
    const dataset = numbered(10);
    dataset.shuffle(1);
    dataset.split(0.5, { from: "random", seed: 1 });
    expect(ids(dataset)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("split", () => {
  test("takes the last share by default, in order and without copying", () => {
    const dataset = numbered(10);
    const [rest, part] = dataset.split(0.2);
    expect([ids(rest), ids(part)]).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9],
    ]);
    expect(part.images.buffer).toBe(dataset.images.buffer);
    expect(dataset.split(0.2, { from: "end" }).map(ids)).toEqual([ids(rest), ids(part)]);
  });

  test("cuts at floor(n · (1 − fraction)), where Keras cuts", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (length, fraction) => {
        for (const from of ["end", "random", "stratified"] as const) {
          const [rest, part] = numbered(length).split(fraction, { from, seed: 1 });
          expect(rest.length).toBe(Math.floor(length * (1 - fraction)));
          expect(rest.length + part.length).toBe(length);
        }
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  test.each(["random", "stratified"] as const)("%s parts are disjoint, whole, and the same for a seed", (from) => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer(), (length, seed) => {
        const parts = numbered(length).split(0.3, { from, seed });
        expect(parts.flatMap(ids).sort((a, b) => a - b)).toEqual(ids(numbered(length)));
        expect(numbered(length).split(0.3, { from, seed }).map(ids)).toEqual(parts.map(ids));
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  test("stratified parts have each class's share, of a shuffled view as well", () => {
    const labels = Uint8Array.from({ length: 200 }, (_, i) => (i < 140 ? 0 : i < 190 ? 1 : 2));
    const dataset = new Dataset({ images: labels, labels, shape: [1, 1, 1], classNames: ["a", "b", "c"] }).shuffle(9);
    const count = ({ labels }: Dataset) => [0, 1, 2].map((k) => labels.filter((label) => label === k).length);
    const [rest, part] = dataset.split(0.2, { from: "stratified", seed: 1 });
    expect(count(rest)).toEqual([112, 40, 8]);
    expect(count(part)).toEqual([28, 10, 2]);
    expect(part.images).toEqual(part.labels);
  });

  test.each([-0.1, 1, 1.5, Number.NaN])("refuses the fraction %s", async (fraction) => {
    const error = await errorOf(() => numbered(5).split(fraction));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(`in [0, 1) as fraction, found ${fraction}`);
  });

  test("refuses an unknown way to split and a drawn split without a seed", async () => {
    for (const options of [{ from: "start" }, { from: "random" }, { from: "stratified", seed: 0.5 }]) {
      expect((await errorOf(() => numbered(5).split(0.2, options as { from: "end" }))).code).toBe("INVALID_ARGUMENT");
    }
  });
});

test("a data set can be iterated sample by sample", () => {
  const samples: Sample[] = [...numbered(2)];
  expect(samples).toEqual([
    { image: Uint8Array.of(0, 0), label: 0 },
    { image: Uint8Array.of(1, 1), label: 1 },
  ]);
});
