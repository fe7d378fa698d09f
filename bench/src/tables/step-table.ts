import { markdownTable } from "./markdown-table.ts";
import { milliseconds, times } from "./numbers.ts";
import { recordedOn } from "./recorded-on.ts";
import type { KernelRecord } from "./records.ts";

/** A whole step of plain `trainOnBatch`, on our kernels and on TF.js's own. */
export function stepTable(record: KernelRecord): string {
  const stock = record.steps.find(({ name }) => name.startsWith("stock TF.js"));
  if (!stock) throw new Error("No step of stock TF.js was recorded.");
  const rows = [...record.steps]
    .sort((a, b) => b.min - a.min)
    .map(({ name, min, median }) => [name, milliseconds(min), milliseconds(median), times(stock.min / min)]);
  return [
    markdownTable(["", "min ms", "median ms", "times as fast as stock"], rows),
    recordedOn({ record, command: "node bench/src/train-step.ts" }),
  ].join("\n\n");
}
