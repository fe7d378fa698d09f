import { expect, test } from "vitest";
import { spreadOf } from "./student.ts";

test("mean, deviation and interval are those of a worked example", () => {
  // Five numbers, 4 degrees of freedom: 2.776 · √2.5 / √5 = 1.963.
  const { mean, standardDeviation, interval } = spreadOf([1, 2, 3, 4, 5]);
  expect(mean).toBe(3);
  expect(standardDeviation).toBeCloseTo(1.5811, 4);
  expect(interval[0]).toBeCloseTo(1.037, 3);
  expect(interval[1]).toBeCloseTo(4.963, 3);
});

test("one number has no spread", () => {
  expect(() => spreadOf([1])).toThrow("found 1");
});
