import { expect, test } from "vitest";
import { contestantsTable } from "./contestants-table.ts";

const contestants = [
  { name: "PyTorch 2", min: 6.2, median: 6.5, runs: 9 },
  { name: "ours", min: 3.1, median: 3.456, runs: 9 },
];

test("contestants come fastest first, each beside the reference", () => {
  expect(contestantsTable(contestants, "ours", "`train()`").split("\n")).toEqual([
    "| | min ms | median ms | times `train()` |",
    "|---|---:|---:|---:|",
    "| **ours** | 3.10 | 3.46 | 1.00 |",
    "| PyTorch 2 | 6.20 | 6.50 | 2.00 |",
  ]);
});

test("a record without the reference is refused", () => {
  expect(() => contestantsTable(contestants, "theirs", "")).toThrow('No "theirs" was recorded, only PyTorch 2; ours.');
});
