import fc from "fast-check";
import { expect, test } from "vitest";
import { exp, log } from "./exp-log.js";

test("log agrees with Math.log to the last bits", () => {
  const property = fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
    expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
  });
  fc.assert(property, { seed: 1, numRuns: 2000 });
});

test("exp agrees with Math.exp to the last bits", () => {
  const property = fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(1e-15);
  });
  fc.assert(property, { seed: 2, numRuns: 2000 });
});

test("the ends of the range are reached", () => {
  expect(log(1)).toBe(0);
  expect(exp(0)).toBe(1);
  expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 10);
  expect(exp(log(Number.MAX_VALUE))).toBeLessThanOrEqual(Number.MAX_VALUE);
});
