import type { MarkdownRenderer } from "vitepress";

/** A markdown-it plugin: a table that is wider than the page scrolls by itself, also by keyboard. */
export function letTablesScroll(md: MarkdownRenderer): void {
  md.renderer.rules.table_open = () => '<div class="table-scroll" tabindex="0"><table>\n';
  md.renderer.rules.table_close = () => "</table></div>\n";
}
