import { expect, test } from "vitest";
import { directoryName } from "./directory-name.js";

test("a directory's name is its local time, in an order that sorts", () => {
  expect(directoryName(new Date(2026, 0, 31, 9, 5, 0))).toBe("2026-01-31-09-05-00");
  expect(directoryName(new Date(2026, 11, 1, 23, 59, 59))).toBe("2026-12-01-23-59-59");
});
