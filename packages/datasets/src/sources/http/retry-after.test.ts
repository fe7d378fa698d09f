import { expect, test } from "vitest";
import { retryAfter } from "./retry-after.js";

const now = Date.parse("Fri, 31 Dec 1999 23:59:00 GMT");

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Fri, 31 Dec 1999 23:59:59 GMT", 59_000],
  ["Fri, 31 Dec 1999 23:00:00 GMT", 0],
  ["soon", undefined],
  ["", undefined],
])("Retry-After: %s is %j milliseconds", (value, expected) => {
  expect(retryAfter(new Headers({ "retry-after": value }), now)).toBe(expected);
});

test("a server that does not say is undefined", () => {
  expect(retryAfter(new Headers(), now)).toBeUndefined();
});
