import { expect, test } from "vitest";
import { kernelTimesTable } from "./kernel-times-table.ts";

const record = {
  date: "2026-11-24",
  machine: "a machine",
  steps: [],
  kernels: {
    plain: [
      { name: "MaxPool", ms: 0.1, calls: 2 },
      { name: "MnistlabReluGrad", ms: 0.25, calls: 3 },
    ],
    relaxed: [],
    stock: [
      { name: "MaxPool", ms: 0.3, calls: 2 },
      { name: "AvgPool", ms: 0.2, calls: 1 },
      { name: "Step", ms: 0.5, calls: 3 },
    ],
  },
};

const table = `| kernel | stock | here | ms stock | ms here | ms relaxed |
|---|---|---|---:|---:|---:|
| \`MaxPool\`, \`AvgPool\` | wrong | right | 9 | 9 | 9 |
| \`MaxPool3D\` | missing | added | 9 | 9 | 9 |
| gradient of ReLU | \`Step\` | one kernel | | | |`;

test("the times of a row are those of all its kernels, its words stay", () => {
  expect(
    kernelTimesTable(`${table}\n\nold line`, record),
  ).toBe(`| kernel | stock | here | ms stock | ms here | ms relaxed |
|---|---|---|---:|---:|---:|
| \`MaxPool\`, \`AvgPool\` | wrong | right | 0.50 | 0.10 | – |
| \`MaxPool3D\` | missing | added | | | |
| gradient of ReLU | \`Step\` | one kernel | 0.50 | 0.25 | – |

a machine; 24 November 2026 (\`node bench/src/train-step.ts\`).`);
});

test("what is written is written the same again", () => {
  const once = kernelTimesTable(table, record);
  expect(kernelTimesTable(once, record)).toBe(once);
});

test("a row of another width is refused", () => {
  expect(() => kernelTimesTable(`${table}\n| a | b |`, record)).toThrow("6 cells, not 2");
});
