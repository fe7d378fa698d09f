import { expect, test } from "vitest";
import { emnistCards } from "./emnist-cards.js";
import { emnistFiles } from "./emnist-files.js";
import type { EmnistSplit } from "./emnist-split.js";

const splits = Object.keys(emnistCards) as EmnistSplit[];

test("there are the six splits, and the counts that NIST's page gives", () => {
  const counts = splits.map((split) => {
    const { train, test, classNames } = emnistCards[split];
    return [split, train.images + test.images, classNames.length];
  });
  expect(counts).toEqual([
    ["byclass", 814_255, 62],
    ["bymerge", 814_255, 47],
    ["balanced", 131_600, 47],
    ["letters", 145_600, 26],
    ["digits", 280_000, 10],
    ["mnist", 70_000, 10],
  ]);
});

test.each(splits)("the card of %s agrees with itself, and with the lengths and names of the files", (split) => {
  const card = emnistCards[split];
  const files = emnistFiles[split];
  for (const [half, images, labels] of [
    [card.train, files.trainImages, files.trainLabels],
    [card.test, files.testImages, files.testLabels],
  ] as const) {
    if (half.perClass.length > 0) {
      expect(half.perClass.length).toBe(card.classNames.length);
      expect(half.perClass.reduce((sum, count) => sum + count, 0)).toBe(half.images);
    }
    expect(images.bytes).toBe(16 + half.images * 28 * 28);
    expect(labels.bytes).toBe(8 + half.images);
  }
  expect(new Set(card.classNames).size).toBe(card.classNames.length);
  expect(Object.values(files).map(({ name }) => name)).toEqual([
    `emnist-${split}-train-images-idx3-ubyte`,
    `emnist-${split}-train-labels-idx1-ubyte`,
    `emnist-${split}-test-images-idx3-ubyte`,
    `emnist-${split}-test-labels-idx1-ubyte`,
  ]);
});

test("the classes are those of the archive's mapping files, in their order", () => {
  const codes = (split: EmnistSplit) => emnistCards[split].classNames.map((name) => name.charCodeAt(0));
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
  expect(codes("byclass")).toEqual([...range(48, 57), ...range(65, 90), ...range(97, 122)]);
  expect(codes("bymerge")).toEqual([
    ...range(48, 57),
    ...range(65, 90),
    ...[97, 98, 100, 101, 102, 103, 104, 110, 113, 114, 116],
  ]);
  expect(codes("balanced")).toEqual(codes("bymerge"));
  expect(codes("letters")).toEqual(range(65, 90));
  expect(codes("mnist")).toEqual(codes("digits"));
});

test("the 24 files are 24 different ones, and fit into the archive", () => {
  const files = splits.flatMap((split) => Object.values(emnistFiles[split]));
  expect(new Set(files.map(({ gzip }) => gzip.sha256)).size).toBe(24);
  expect(files.every(({ gzip }) => /^[0-9a-f]{64}$/.test(gzip.sha256))).toBe(true);
  const bytes = files.reduce((sum, { gzip }) => sum + gzip.bytes, 0);
  expect(561_753_746 - bytes).toBeGreaterThan(0);
  expect(561_753_746 - bytes).toBeLessThan(200_000);
});
