import { expect, test } from "vitest";
import { errorOf } from "../../test-support/error-of.js";
import { exponentialBackoff } from "./backoff.js";

test("the example of the doc comment is true", () => {
  const backoff = exponentialBackoff({ firstDelay: 200, maxDelay: 1000 });
  expect([1, 2, 3, 4].map(backoff)).toEqual([200, 400, 800, 1000]);
});

test("the defaults are half a second, doubled up to ten", () => {
  expect([1, 2, 3, 4, 5, 6, 9999].map(exponentialBackoff())).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test.each([{ firstDelay: -1 }, { factor: 0.5 }, { maxDelay: Number.NaN }])("refuses %o", async (options) => {
  expect((await errorOf(() => exponentialBackoff(options))).code).toBe("INVALID_ARGUMENT");
});
