import { expect, test } from "vitest";
import { learningRateCurve, lightTheme, toSvg } from "./index.js";
import { rowsOf } from "./testing/rows-of.js";

const points = [
  { learningRate: 0.001, loss: 2.3 },
  { learningRate: 0.01, loss: 1.1 },
  { learningRate: 0.1, loss: 4 },
];

test("the example is true", () => {
  expect(learningRateCurve(points, { suggestion: 0.01 }).description).toBe(
    "Loss over learning rates from 0.001 to 0.1, lowest 1.1000 at 0.01. Suggestion: 0.01.",
  );
});

test("the line is the smoothed loss where there is one, and points without a finite loss are left out", () => {
  const mixed = [{ learningRate: 0.001, loss: 2, smoothedLoss: 3 }, points[1]!, { learningRate: 1, loss: Number.NaN }];
  expect(rowsOf(learningRateCurve(mixed))).toEqual([
    { learningRate: 0.001, loss: 2, line: 3 },
    { learningRate: 0.01, loss: 1.1, line: 1.1 },
  ]);
});

test("the picture has axes with their names, and the suggestion if there is one", async () => {
  const [plain, marked] = await Promise.all(
    [{}, { suggestion: 0.02 }].map((options) => toSvg(learningRateCurve(points, options))),
  );
  for (const text of ["Loss by learning rate", "Learning rate", "Loss"]) expect(plain).toContain(`>${text}</text>`);
  expect(plain).not.toContain(lightTheme.validation);
  expect(marked).toContain(lightTheme.validation);
});

test("nothing to draw, rates and sizes that are not above 0 are refused", () => {
  const empty = expect.objectContaining({ code: "EMPTY_INPUT" });
  expect(() => learningRateCurve([])).toThrow(empty);
  expect(() => learningRateCurve([{ learningRate: 1, loss: Number.NaN }])).toThrow(empty);
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  expect(() => learningRateCurve([{ learningRate: 0, loss: 1 }])).toThrow(invalid);
  expect(() => learningRateCurve(points, { suggestion: -1 })).toThrow(invalid);
  expect(() => learningRateCurve(points, { width: 0 })).toThrow(invalid);
});
