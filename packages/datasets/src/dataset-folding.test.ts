import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dataset } from "./dataset.js";
import type { BalanceOptions } from "./order/balance-order.js";
import { errorOf } from "./test-support/error-of.js";
import { exampleDataset, ids, labelled, numbered } from "./test-support/numbered.js";

const labels = (minLength: number) => fc.array(fc.nat(2), { minLength, maxLength: 60 });
const seed = fc.option(fc.integer(), { nil: undefined });
const counts = (dataset: Dataset) => [0, 1, 2].map((k) => dataset.labels.filter((label) => label === k).length);
const ascending = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

test("the examples of the doc comments are true", () => {
  const dataset = exampleDataset();
  const [first] = dataset.kFold(3);
  expect([first!.train.labels, first!.validation.labels]).toEqual([Uint8Array.of(1, 0), Uint8Array.of(0)]);
  expect(dataset.balance({ strategy: "oversample", seed: 1 }).labels).toEqual(Uint8Array.of(0, 1, 1, 0));
});

describe("kFold", () => {
  /** A data set, a k that it can be folded by, stratified or not. */
  const drawn = labels(2).chain((drawnLabels) => {
    const largest = Math.max(...counts(labelled(drawnLabels)));
    return fc.boolean().chain((stratified) =>
      fc.record({
        dataset: fc.boolean().map((isView) => (isView ? labelled(drawnLabels).shuffle(1) : labelled(drawnLabels))),
        k: fc.integer({ min: 2, max: Math.max(2, stratified ? largest : drawnLabels.length) }),
        options: fc.record({ seed, stratified: fc.constant(stratified && largest >= 2) }),
      }),
    );
  });

  test("validation parts partition the samples, and training parts are what is left, in sequence", () => {
    fc.assert(
      fc.property(drawn, ({ dataset, k, options }) => {
        const folds = dataset.kFold(k, options);
        expect(folds.length).toBe(k);
        expect(ascending(folds.flatMap(({ validation }) => ids(validation)))).toEqual(ascending(ids(dataset)));
        for (const { train, validation } of folds) {
          const inside = new Set(ids(validation));
          expect(ids(validation)).toEqual(ids(dataset).filter((id) => inside.has(id)));
          expect(ids(train)).toEqual(ids(dataset).filter((id) => !inside.has(id)));
        }
        expect(dataset.kFold(k, options).map(({ validation }) => ids(validation))).toEqual(
          folds.map(({ validation }) => ids(validation)),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("the first n mod k folds have one sample more; stratified ones differ by at most one in every class", () => {
    fc.assert(
      fc.property(drawn, ({ dataset, k, options }) => {
        const parts = dataset.kFold(k, options).map(({ validation }) => validation);
        const { length } = dataset;
        expect(parts.map((part) => part.length)).toEqual(
          parts.map((_, i) => Math.floor(length / k) + (i < length % k ? 1 : 0)),
        );
        if (!options.stratified) return;
        for (const c of [0, 1, 2]) {
          const inClass = parts.map((part) => counts(part)[c]!);
          expect(Math.max(...inClass) - Math.min(...inClass)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test("without a seed, the folds are scikit-learn's (1.9.1)", () => {
    const validation = (dataset: Dataset, k: number, stratified: boolean) =>
      dataset.kFold(k, { stratified }).map((fold) => ids(fold.validation));
    const eleven = labelled([2, 0, 0, 1, 2, 2, 0, 1, 2, 0, 2]);
    expect(validation(eleven, 3, false)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10],
    ]);
    expect(validation(eleven, 3, true)).toEqual([
      [0, 1, 3, 4],
      [2, 5, 7, 8],
      [6, 9, 10],
    ]);
    const more = labelled([2, 1, 1, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 1, 2, 2, 1, 1, 1, 2, 0, 2, 2, 0, 1]);
    expect(validation(more, 4, true)).toEqual([
      [0, 1, 2, 3, 4, 9, 10],
      [5, 6, 11, 12, 13, 14],
      [7, 8, 15, 16, 17, 19],
      [18, 20, 21, 22, 23, 24],
    ]);
  });

  test.each([false, true])("another seed gives other folds (stratified: %s)", (stratified) => {
    const first = (options: object) => ids(numbered(60).kFold(3, { ...options, stratified })[0]!.validation);
    expect(new Set([first({}), first({ seed: 1 }), first({ seed: 2 })].map(String)).size).toBe(3);
  });

  test.each([1, 6, 2.5, Number.NaN])("refuses k = %s for five samples", async (k) => {
    const error = await errorOf(() => numbered(5).kFold(k));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain(`from 2 to 5, the number of samples, as k, found ${k}`);
  });

  test("refuses stratified folds when no class has a sample for each, and a seed that is no integer", async () => {
    const error = await errorOf(() => numbered(5).kFold(3, { stratified: true }));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.message).toContain("at most 2, the samples of the largest class, for stratified folds, found 3");
    expect((await errorOf(() => numbered(5).kFold(2, { seed: 0.5 }))).code).toBe("INVALID_ARGUMENT");
  });
});

describe("balance", () => {
  const strategies = ["undersample", "oversample"] as const;

  test.each(strategies)("%s makes the classes that occur equally large, of samples in sequence", (strategy) => {
    fc.assert(
      fc.property(labels(0), fc.integer(), (drawnLabels, seed) => {
        const dataset = labelled(drawnLabels);
        const before = counts(dataset).filter((count) => count > 0);
        const target = before.length === 0 ? 0 : (strategy === "undersample" ? Math.min : Math.max)(...before);
        const balanced = dataset.balance({ strategy, seed });
        expect(counts(balanced)).toEqual(counts(dataset).map((count) => (count > 0 ? target : 0)));
        expect(ids(balanced)).toEqual(ascending(ids(balanced)));
        for (const { image, label } of balanced) expect(label).toBe(drawnLabels[image[0]!]);
        expect(ids(dataset.balance({ strategy, seed }))).toEqual(ids(balanced));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("undersampling repeats nothing; oversampling has each sample of a class equally often, or once more", () => {
    fc.assert(
      fc.property(labels(1), fc.integer(), (drawnLabels, seed) => {
        const dataset = labelled(drawnLabels);
        const under = ids(dataset.balance({ strategy: "undersample", seed }));
        expect(new Set(under).size).toBe(under.length);
        const over = ids(dataset.balance({ strategy: "oversample", seed }));
        for (const c of [0, 1, 2]) {
          const ofClass = ids(dataset).filter((id) => drawnLabels[id] === c);
          const times = ofClass.map((id) => over.filter((other) => other === id).length);
          if (times.length > 0) expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
          if (times.length > 0) expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test.each(strategies)("%s draws with the seed", (strategy) => {
    const dataset = labelled(Array.from({ length: 60 }, (_, i) => (i < 35 ? 0 : 1)));
    const draws = [1, 2, 3].map((seed) => ids(dataset.balance({ strategy, seed })));
    expect(new Set(draws.map(String)).size).toBe(3);
  });

  test("refuses an unknown strategy and a missing seed", async () => {
    for (const options of [{ seed: 1 }, { strategy: "smote", seed: 1 }, { strategy: "oversample" }]) {
      expect((await errorOf(() => numbered(5).balance(options as BalanceOptions))).code).toBe("INVALID_ARGUMENT");
    }
  });
});
