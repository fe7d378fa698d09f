import { expect, test } from "vitest";
import { memorySize } from "./memory-size.js";

test("sizes are printed as Keras prints them", () => {
  expect([0, 1023, 1024, 110248, 3 * 1024 ** 2, 5 * 1024 ** 5].map(memorySize)).toEqual([
    "0.00 Byte",
    "1023.00 Byte",
    "1.00 KB",
    "107.66 KB",
    "3.00 MB",
    "5120.00 TB",
  ]);
});
