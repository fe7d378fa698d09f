import { expect, test } from "vitest";
import { confusionMatrix } from "./index.js";

test("the example is true", () => {
  expect(confusionMatrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2])).toEqual([
    [2, 0, 0],
    [0, 0, 1],
    [1, 0, 2],
  ]);
});

test("labels give the order, leave classes out and add empty ones", () => {
  expect(confusionMatrix([0, 1, 2, 2], [0, 2, 2, 1], { labels: [2, 1, 7] })).toEqual([
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ]);
});

test("an empty row or column is normalised to zeros", () => {
  expect(confusionMatrix([0, 0], [1, 1], { normalize: "true" })).toEqual([
    [0, 1],
    [0, 0],
  ]);
});

test("labels of which none is a true label are refused", () => {
  expect(() => confusionMatrix([0, 1], [2, 2], { labels: [2, 3] })).toThrow(
    expect.objectContaining({ code: "UNKNOWN_LABEL" }),
  );
});

test("an empty, repeated or fractional list of labels is refused", () => {
  expect(() => confusionMatrix([0], [0], { labels: [] })).toThrow(expect.objectContaining({ code: "EMPTY_INPUT" }));
  expect(() => confusionMatrix([0], [0], { labels: [0, 1, 0] })).toThrow("found 0 at labels[2] again");
  expect(() => confusionMatrix([0], [0], { labels: [0.5] })).toThrow("found 0.5 at labels[0].");
});

test("an unknown way to normalise is refused", () => {
  expect(() => confusionMatrix([0], [0], { normalize: "rows" as "true" })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});
