import { type Html, type HtmlValue, html } from "./html.js";

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => HtmlValue;
  /** Whether it holds numbers, which stand right. @default true */
  readonly isNumber?: boolean;
}

/** A table with a row per entry; the rows that `isMarked` accepts stand out. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  isMarked: (row: Row) => boolean = () => false,
): Html {
  const kind = (column: Column<Row>) => (column.isNumber === false ? "text" : "number");
  const head = columns.map((column) => html`<th scope="col" class="${kind(column)}">${column.title}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((column) => html`<td class="${kind(column)}">${column.cell(row)}</td>`);
    return html`<tr class="${isMarked(row) ? "marked" : ""}">${cells}</tr>`;
  });
  return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}
