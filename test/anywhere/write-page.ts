import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a page may have besides its script. */
export interface PageOptions {
  /** The script's type. @default "module" */
  type?: string;
  /** HTML before the script. @default "" */
  head?: string;
}

/** Writes `name`.html, a page of one script. */
export function writePage(directory: string, name: string, script: string, options: PageOptions = {}): void {
  const { type = "module", head = "" } = options;
  const html = `<!doctype html><title>${name}</title>${head}<script type="${type}" src="./${script}"></script>\n`;
  writeFileSync(join(directory, `${name}.html`), html);
}
