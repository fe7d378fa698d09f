import { expect, test } from "vitest";
import { formatFixed } from "./format-fixed.js";

// Expected values are those of Python 3.11's f"{value:.{digits}f}".
test.each([
  [0.125, 2, "0.12"],
  [0.375, 2, "0.38"],
  [0.625, 2, "0.62"],
  [0.875, 2, "0.88"],
  [0.985, 2, "0.98"],
  [0.995, 2, "0.99"],
  [0.5, 0, "0"],
  [1.5, 0, "2"],
  [2.5, 0, "2"],
  [0.0625, 3, "0.062"],
  [1, 2, "1.00"],
  [0, 4, "0.0000"],
  [0.1, 20, "0.10000000000000000555"],
  [Number.NaN, 2, "nan"],
])("%d with %d decimals is %s", (value, digits, text) => {
  expect(formatFixed(value, digits)).toBe(text);
});
