import { Dataset } from "@mnistlab/datasets";
import { expect, test } from "vitest";
import { stratifiedSample, stratifiedSplit } from "./stratified-sample.js";

const dataset = new Dataset({
  images: Uint8Array.from({ length: 700 }, (_, i) => i),
  labels: Uint8Array.from({ length: 700 }, (_, i) => (i < 500 ? 0 : 1)),
  shape: [1, 1, 1],
  classNames: ["often", "seldom"],
});

test("a sample has exactly the size asked for, whatever that is", () => {
  for (let size = 0; size <= 700; size++) expect(stratifiedSample(dataset, size, 1).length).toBe(size);
});

test("a sample keeps the proportions of the classes and follows from the seed", () => {
  const sample = stratifiedSample(dataset, 70, 3);
  expect(sample.labels.filter((label) => label === 0)).toHaveLength(50);
  expect(stratifiedSample(dataset, 70, 3).images).toEqual(sample.images);
  expect(stratifiedSample(dataset, 70, 4).images).not.toEqual(sample.images);
});

test("a sample of everything is the data set itself", () => {
  expect(stratifiedSample(dataset, 700, 1)).toBe(dataset);
});

test("both parts of a split together are the whole", () => {
  const [rest, part] = stratifiedSplit(dataset, 140, 5);
  expect([rest.length, part.length]).toEqual([560, 140]);
});
