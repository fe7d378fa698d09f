import type { KernelTime } from "../kernel-times.ts";
import { milliseconds } from "./numbers.ts";
import { recordedOn } from "./recorded-on.ts";
import type { KernelRecord } from "./records.ts";

/** Rows whose first cell does not name their kernels. */
const kernelsOf: Readonly<Record<string, readonly string[]>> = {
  "gradient of ReLU": ["Step", "Cast", "Multiply", "MnistlabReluGrad"],
};

const TIMES = ["stock", "plain", "relaxed"] as const;

/**
 * Fills the last three columns of the table of kernels: what the calls of a row's kernels take in one step. The words in its
 * other columns stay as they are.
 *
 * A kernel that was not recorded is none of the step's, or none of its 14 slowest.
 *
 * @param table - The present table: kernels in backquotes, two columns of words, three of times.
 */
export function kernelTimesTable(table: string, record: KernelRecord): string {
  const [head, rule, ...rows] = table.split("\n").filter((line) => line.startsWith("|"));
  if (!head || !rule) throw new Error("There is no table of kernels whose times could be filled in.");
  const filled = rows.map((row) => fill(row, record.kernels));
  return [[head, rule, ...filled].join("\n"), recordedOn({ record, command: "node bench/src/train-step.ts" })].join(
    "\n\n",
  );
}

function fill(line: string, kernels: KernelRecord["kernels"]): string {
  const cells = line.split("|").slice(1, -1);
  if (cells.length !== 3 + TIMES.length) throw new Error(`${3 + TIMES.length} cells, not ${cells.length}: ${line}`);
  const words = cells.slice(0, 3).map((cell) => cell.trim());
  const names = kernelsOf[words[0]!] ?? [...words[0]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  const spent = TIMES.map((set) => sum(kernels[set].filter(({ name }) => names.includes(name))));
  const isTimed = spent.some((ms) => ms !== undefined);
  const filled = spent.map((ms) => (ms !== undefined ? milliseconds(ms) : isTimed ? "–" : ""));
  return `|${[...words, ...filled].map((cell) => (cell ? ` ${cell} |` : " |")).join("")}`;
}

function sum(kernels: readonly KernelTime[]): number | undefined {
  return kernels.length === 0 ? undefined : kernels.reduce((total, { ms }) => total + ms, 0);
}
