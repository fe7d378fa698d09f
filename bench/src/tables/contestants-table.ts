import type { Measurement } from "../measure.ts";
import { markdownTable } from "./markdown-table.ts";
import { measurementNamed } from "./measurement-named.ts";
import { milliseconds, times } from "./numbers.ts";

/**
 * All contestants of a record, the fastest first, each beside the one that `reference` names.
 *
 * @param short - How the table calls that one.
 */
export function contestantsTable(measurements: readonly Measurement[], reference: string, short: string): string {
  const { min: unit } = measurementNamed(measurements, reference);
  const rows = [...measurements]
    .sort((a, b) => a.min - b.min)
    .map(({ name, min, median }) => [
      name === reference ? `**${name}**` : name,
      milliseconds(min),
      milliseconds(median),
      times(min / unit),
    ]);
  return markdownTable(["", "min ms", "median ms", `times ${short}`], rows);
}
