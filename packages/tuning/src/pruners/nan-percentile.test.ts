import { expect, test } from "vitest";
import { nanPercentile } from "./nan-percentile.js";

test("the median of an even count lies in the middle of the two in the middle", () => {
  expect(nanPercentile([4, 1, 3, 2], 50)).toBe(2.5);
  expect(nanPercentile([4, 1, Number.NaN, 2], 50)).toBe(2);
});

test("other percentages interpolate linearly, as NumPy's do", () => {
  expect(nanPercentile([10, 20, 30, 40], 25)).toBe(17.5);
  expect(nanPercentile([10, 20, 30, 40], 90)).toBeCloseTo(37, 12);
  expect(nanPercentile([10, 20, 30, 40], 0)).toBe(10);
  expect(nanPercentile([10, 20, 30, 40], 100)).toBe(40);
});

test("there is no percentile of nothing, nor between infinite numbers", () => {
  expect(nanPercentile([], 50)).toBeNaN();
  expect(nanPercentile([Number.NaN], 50)).toBeNaN();
  expect(nanPercentile([Number.POSITIVE_INFINITY], 50)).toBeNaN();
});
