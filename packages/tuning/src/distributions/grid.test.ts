import fc from "fast-check";
import { expect, test } from "vitest";
import { gridValue, stepCount } from "./grid.js";

test("steps are counted as one writes them", () => {
  expect(stepCount(0, 1, 0.1)).toBe(10);
  expect(stepCount(0, 1, 0.3)).toBe(3);
  expect(stepCount(-1, 1, 0.25)).toBe(8);
  expect(stepCount(0, 3e-7, 1e-7)).toBe(3);
  expect(stepCount(1e21, 3e21, 1e21)).toBe(2);
  expect(stepCount(5, 5, 2)).toBe(0);
});

test("values on the grid are what one would write", () => {
  expect(gridValue(0, 0.1, 3)).toBe(0.3);
  expect(gridValue(-0.3, 0.1, 2)).toBe(-0.1);
  expect(gridValue(1e-7, 1e-7, 2)).toBe(3e-7);
});

test("the last value on a grid is within one step below the upper bound", () => {
  const number = fc.integer({ min: -1e6, max: 1e6 });
  const property = fc.property(number, fc.nat(1e6), fc.integer({ min: 1, max: 1e5 }), (low, width, step) => {
    const [l, h, s] = [low / 1000, (low + width) / 1000, step / 1000];
    const last = gridValue(l, s, stepCount(l, h, s));
    expect(last).toBeLessThanOrEqual(h);
    expect(last + s).toBeGreaterThan(h - 1e-9);
  });
  fc.assert(property, { seed: 1, numRuns: 200 });
});
