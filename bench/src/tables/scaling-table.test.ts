import { expect, test } from "vitest";
import { scalingTable } from "./scaling-table.ts";
import { workersSentence } from "./workers-sentence.ts";

const timed = (name: string, median: number) => ({ name, min: 1, median, runs: 9 });
const record = {
  date: "2026-11-24",
  machine: "a machine",
  availableCores: 2,
  results: [
    { network: "a small CNN", steps: [timed("no workers", 2), timed("2 workers", 1.25), timed("4 workers", 1.6)] },
    { network: "a wide one", steps: [timed("no workers", 120), timed("2 workers", 60), timed("4 workers", 64)] },
  ],
};

test("steps per second stand beside how many times as fast they are", () => {
  expect(scalingTable(record).split("\n")).toEqual([
    "| | a small CNN | times as fast | a wide one | times as fast |",
    "|---|---:|---:|---:|---:|",
    "| no workers | 500 | 1.00 | 8.3 | 1.00 |",
    "| **2 workers** | 800 | 1.60 | 16.7 | 2.00 |",
    "| 4 workers, on 2 cores | 625 | 1.25 | 15.6 | 1.88 |",
    "",
    "a machine; 24 November 2026 (`pnpm bench:scale`).",
  ]);
});

test("a sentence says what two workers bring", () => {
  expect(workersSentence(record)).toBe(
    "Two workers are 1.60 times as fast as one thread (a small CNN) and 2.00 times as fast (a wide one).",
  );
});
