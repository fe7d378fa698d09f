import { expect, test } from "vitest";
import { counted, duration, megabytes, percent } from "./numbers.js";

test("numbers read as one says them", () => {
  expect(counted(1, "epoch")).toBe("1 epoch");
  expect(counted(60_000, "image")).toBe("60,000 images");
  expect(percent(0.98765)).toBe("98.77\u00a0%");
  expect(percent(0.9877, " ")).toBe("98.77 %");
  expect(megabytes(54_880_000)).toBe("55 MB");
  expect([0.02, 8.44, 75.4, 125, 180].map(duration)).toEqual(["< 0.1 s", "8.4 s", "75 s", "2 min 5 s", "3 min 0 s"]);
});
