import { expect, test } from "vitest";
import { speedTable } from "./speed-table.ts";

const timed = (name: string, min: number) => ({ name, min, median: min, runs: 9 });
const recorded = { date: "2026-11-24", machine: "a machine" };

test("training, inference and two workers are seen at a glance", () => {
  const training = { ...recorded, steps: [timed("compiled, our train()", 3), timed("stock TF.js 4.22.0 wasm", 93)] };
  const inference = {
    ...recorded,
    measured: [timed("compiled, our predict(), from bytes", 110), timed("onnxruntime-node 1.30.0, 1 thread", 121)],
  };
  const scaling = {
    ...recorded,
    availableCores: 2,
    results: [{ network: "a small CNN", steps: [timed("no workers", 3), timed("2 workers", 2)] }],
  };
  expect(speedTable(training, inference, scaling).split("\n").slice(2)).toEqual([
    "| one training step, batch 128 | 3.00 | – | – | 93.00 (31.0\u00a0×) |",
    "| inference of 10,000 digits | 110.00 | onnxruntime-node 1.30.0: 121.00 (1.10\u00a0×) | – | – |",
    "",
    "Two workers are 1.50 times as fast as one thread (a small CNN).",
    "",
    "a machine; 24 November 2026 (`pnpm bench:train`, `pnpm bench:infer`, `pnpm bench:scale`).",
  ]);
});
