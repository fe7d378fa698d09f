import { expect, test } from "vitest";
import { retryPolicy } from "./retry-policy.js";

test("unless told otherwise, there are two retries, after half a second and a second, and nobody waits for more than 30", () => {
  const { backoff, ...numbers } = retryPolicy({});
  expect([1, 2].map(backoff)).toEqual([500, 1000]);
  expect(numbers).toEqual({ retries: 2, maxRetryAfter: 30_000, idleTimeout: 30_000 });
});
