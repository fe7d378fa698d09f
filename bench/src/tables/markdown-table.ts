/**
 * A table in Markdown; the first column is text, the others are numbers and stand to the right.
 *
 * @example
 * markdownTable(["", "ms"], [["ours", "2.95"]]); // "| | ms |\n|---|---:|\n| ours | 2.95 |"
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  for (const row of rows) {
    if (row.length !== head.length) throw new Error(`A row of ${row.length} cells under ${head.length}: ${row.join()}`);
  }
  const line = (cells: readonly string[]) => `|${cells.map((cell) => (cell ? ` ${cell} |` : " |")).join("")}`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? "---|" : "---:|")).join("")}`, ...rows.map(line)].join("\n");
}
