import { expect, test } from "vitest";
import { categoricalDistribution } from "./categorical-distribution.js";
import { floatDistribution } from "./float-distribution.js";
import { intDistribution } from "./int-distribution.js";
import { fromInternal, toInternal } from "./internal-value.js";
import { isCompatible, isSame } from "./is-compatible.js";
import { singleValue } from "./single-value.js";

const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });

test("a float range that makes no sense is refused", () => {
  expect(() => floatDistribution(1, 0)).toThrow(invalid);
  expect(() => floatDistribution(Number.NaN, 1)).toThrow(invalid);
  expect(() => floatDistribution(0, Number.POSITIVE_INFINITY)).toThrow(invalid);
  expect(() => floatDistribution(0, 1, { log: true })).toThrow(invalid);
  expect(() => floatDistribution(1, 2, { log: true, step: 0.1 })).toThrow(invalid);
  expect(() => floatDistribution(0, 1, { step: 0 })).toThrow(invalid);
  expect(() => floatDistribution(0, 1e300, { step: 1e-300 })).toThrow(invalid);
});

test("an integer range that makes no sense is refused", () => {
  expect(() => intDistribution(1, 0)).toThrow(invalid);
  expect(() => intDistribution(0.5, 2)).toThrow(invalid);
  expect(() => intDistribution(0, 2, { step: 0 })).toThrow(invalid);
  expect(() => intDistribution(0, 2, { step: 1.5 })).toThrow(invalid);
  expect(() => intDistribution(0, 2, { log: true })).toThrow(invalid);
  expect(() => intDistribution(1, 9, { log: true, step: 2 })).toThrow(invalid);
});

test("no choice is no distribution", () => {
  expect(() => categoricalDistribution([])).toThrow(invalid);
});

test("the upper bound moves down to the grid", () => {
  expect(floatDistribution(0, 1, { step: 0.3 }).high).toBe(0.9);
  expect(floatDistribution(0, 1, { step: 0.1 }).high).toBe(1);
  expect(intDistribution(8, 30, { step: 8 }).high).toBe(24);
});

test("distributions of one kind and scale are compatible, whatever their bounds", () => {
  expect(isCompatible(floatDistribution(0, 1), floatDistribution(5, 9, { step: 1 }))).toBe(true);
  expect(isCompatible(floatDistribution(1, 2), floatDistribution(1, 2, { log: true }))).toBe(false);
  expect(isCompatible(floatDistribution(1, 2), intDistribution(1, 2))).toBe(false);
  expect(isCompatible(categoricalDistribution(["a", Number.NaN]), categoricalDistribution(["a", Number.NaN]))).toBe(
    true,
  );
  expect(isCompatible(categoricalDistribution(["a", "b"]), categoricalDistribution(["b", "a"]))).toBe(false);
  expect(isCompatible(categoricalDistribution(["a"]), intDistribution(0, 1))).toBe(false);
});

test("distributions are the same only if everything agrees", () => {
  expect(isSame(intDistribution(0, 4), intDistribution(0, 4))).toBe(true);
  expect(isSame(intDistribution(0, 4), intDistribution(0, 5))).toBe(false);
  expect(isSame(intDistribution(0, 4), intDistribution(0, 4, { step: 2 }))).toBe(false);
});

test("a choice stands in the record as its index, a number as itself", () => {
  const choices = categoricalDistribution(["a", null, true, 1, Number.NaN]);
  choices.choices.forEach((choice, i) => {
    expect(toInternal(choices, choice)).toBe(i);
    expect(fromInternal(choices, i)).toBe(choice);
  });
  expect(toInternal(choices, "z")).toBeNaN();
  expect(fromInternal(choices, 5)).toBeUndefined();
  expect(toInternal(floatDistribution(0, 1), 0.5)).toBe(0.5);
  expect(fromInternal(intDistribution(0, 9), 4)).toBe(4);
});

test("a value outside its distribution has no internal value", () => {
  expect(toInternal(floatDistribution(0, 1), 1.5)).toBeNaN();
  expect(toInternal(floatDistribution(0, 1), "0.5")).toBeNaN();
  expect(toInternal(floatDistribution(0, 1, { step: 0.1 }), 0.35)).toBeNaN();
  expect(toInternal(floatDistribution(0, 1, { step: 0.1 }), 0.1 + 0.2)).toBe(0.1 + 0.2);
  expect(toInternal(intDistribution(8, 32, { step: 8 }), 12)).toBeNaN();
  expect(toInternal(intDistribution(8, 32, { step: 8 }), 24)).toBe(24);
});

test("a distribution of one value knows it", () => {
  expect(singleValue(intDistribution(3, 5, { step: 4 }))).toBe(3);
  expect(singleValue(floatDistribution(0, 0.5, { step: 1 }))).toBe(0);
  expect(singleValue(categoricalDistribution([null]))).toBe(null);
  expect(singleValue(intDistribution(3, 4))).toBeUndefined();
});
