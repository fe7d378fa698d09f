import { expect, test } from "vitest";
import { precisionRecallFscoreSupport } from "./index.js";

test("the example is true", () => {
  const { precision } = precisionRecallFscoreSupport([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], { average: "macro" });
  expect(precision.toFixed(4)).toBe("0.2222");
});

test("without an average every class keeps its own scores", () => {
  expect(precisionRecallFscoreSupport([5, 5, 9], [5, 9, 9])).toEqual({
    classes: [5, 9],
    precision: [1, 0.5],
    recall: [0.5, 1],
    fscore: [2 / 3, 2 / 3],
    support: [2, 1],
  });
});

test("an average has no support", () => {
  expect(precisionRecallFscoreSupport([0, 1], [0, 1], { average: "micro" }).support).toBeNull();
});

test("the binary average refuses a third class", () => {
  expect(() => precisionRecallFscoreSupport([0, 1], [0, 2], { average: "binary" })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});

test("the binary average refuses a positive label that is neither class", () => {
  expect(() => precisionRecallFscoreSupport([0, 2], [0, 2], { average: "binary" })).toThrow(
    expect.objectContaining({ code: "UNKNOWN_LABEL" }),
  );
});

test.each([{ beta: -1 }, { beta: Number.NaN }, { zeroDivision: 0.5 }, { average: "samples" as "macro" }])(
  "%o is refused",
  (options) => {
    expect(() => precisionRecallFscoreSupport([0, 1], [0, 1], options)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  },
);
