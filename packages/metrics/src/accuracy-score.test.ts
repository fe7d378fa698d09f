import { expect, test } from "vitest";
import { accuracyScore, MetricsError } from "./index.js";

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (MetricsError.isInstance(error)) return error.code;
    throw error;
  }
  return undefined;
}

test("the example is true", () => {
  expect(accuracyScore([1, 2, 3, 3], [1, 0, 3, 3])).toBe(0.75);
});

test("typed arrays of any kind may be mixed", () => {
  expect(accuracyScore(Uint8Array.of(1, 2), Float32Array.of(1, 3))).toBe(0.5);
});

test("lengths that differ are refused", () => {
  expect(codeOf(() => accuracyScore([1, 2], [1]))).toBe("LENGTH_MISMATCH");
  expect(() => accuracyScore([1, 2], [1])).toThrow("2 labels and 1 predictions");
});

test("no sample is refused", () => {
  expect(codeOf(() => accuracyScore([], []))).toBe("EMPTY_INPUT");
});

test("a value that is no class index is refused and its place is named", () => {
  expect(() => accuracyScore([1, 2], [1, Number.NaN])).toThrow("found NaN at predictions[1]");
  expect(() => accuracyScore([0.5], [1])).toThrow("found 0.5 at labels[0]");
  expect(codeOf(() => accuracyScore([1], [Number.POSITIVE_INFINITY]))).toBe("INVALID_ARGUMENT");
});

test("an error of another copy of the package is recognised", () => {
  const foreign = Object.assign(new Error("elsewhere"), { [Symbol.for("mnistlab.MetricsError")]: true });
  expect(MetricsError.isInstance(foreign)).toBe(true);
  expect(MetricsError.isInstance(new Error("other"))).toBe(false);
  expect(MetricsError.isInstance(null)).toBe(false);
});
