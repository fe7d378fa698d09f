import { expect, test } from "vitest";
import { networksTable } from "./networks-table.ts";

const timed = (name: string, min: number) => ({ name, min, median: min, runs: 9 });
const recordOf = (ours: number, theirs: number) => ({
  date: "2026-11-24",
  machine: "a machine",
  steps: [timed("compiled, our train()", ours), timed("PyTorch 2.1.0, 1 thread", theirs)],
});

test("each network has a row: ours, and the best of the others", () => {
  const networks = [
    { network: { title: "a small CNN" }, record: recordOf(2, 5) },
    { network: { title: "a wide one" }, record: recordOf(40, 50) },
  ];
  expect(networksTable(networks).split("\n")).toEqual([
    "| min ms | our `train()` | native code, best | other JavaScript, best | stock TF.js wasm |",
    "|---|---:|---:|---:|---:|",
    "| a small CNN | 2.00 | PyTorch 2.1.0: 5.00 (2.50\u00a0×) | – | – |",
    "| a wide one | 40.00 | PyTorch 2.1.0: 50.00 (1.25\u00a0×) | – | – |",
    "",
    "a machine; 24 November 2026 (`pnpm bench:train`).",
  ]);
});
