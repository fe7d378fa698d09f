import { expect, test } from "vitest";
import { formatTime, parseTime } from "./journal-time.js";

test("times are written as Python's isoformat with microseconds and offset", () => {
  expect(formatTime(new Date(Date.UTC(2026, 7, 21, 17, 5, 33, 7)))).toBe("2026-08-21T17:05:33.007000+00:00");
});

test("times are read to the millisecond, with any offset", () => {
  expect(parseTime("2026-08-21T17:05:33.123456+00:00").toISOString()).toBe("2026-08-21T17:05:33.123Z");
  expect(parseTime("2026-08-21T17:05:33.123456+02:00").toISOString()).toBe("2026-08-21T15:05:33.123Z");
});

test("what is no time is refused", () => {
  expect(() => parseTime("yesterday")).toThrow(SyntaxError);
});
