import { expect, test } from "vitest";
import { stepTable } from "./step-table.ts";

const timed = (name: string, min: number) => ({ name, min, median: min + 1, runs: 50 });
const record = {
  date: "2026-11-24",
  machine: "a machine",
  steps: [timed("our kernels", 7), timed("stock TF.js, filter gradient composed", 94.5)],
  kernels: { plain: [], relaxed: [], stock: [] },
};

test("each set of kernels is so many times as fast as TF.js's own", () => {
  expect(stepTable(record).split("\n").slice(2, 4)).toEqual([
    "| stock TF.js, filter gradient composed | 94.50 | 95.50 | 1.00 |",
    "| our kernels | 7.00 | 8.00 | 13.5 |",
  ]);
});

test("a record without stock TF.js is refused", () => {
  expect(() => stepTable({ ...record, steps: [timed("our kernels", 7)] })).toThrow("No step of stock TF.js");
});
