import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "./repository.js";

/** One page of `docs/decisions`. */
export interface Decision {
  /** File name without `.md`, such as "0001-one-contraction". */
  readonly slug: string;
  /** Its heading without the number. */
  readonly title: string;
  /** The whole page as Markdown. */
  readonly markdown: string;
}

/** The folder with the decisions. */
export const decisionsDirectory: string = join(repositoryRoot, "docs/decisions");

/**
 * Every decision, by number.
 *
 * @throws {Error} If there is none or one has no heading.
 */
export function readDecisions(): Decision[] {
  const files = readdirSync(decisionsDirectory).filter((name) => name.endsWith(".md"));
  if (files.length === 0) throw new Error(`[docs] expected decisions in docs/decisions, found no .md file.`);
  return files.sort().map((name) => {
    const markdown = readFileSync(join(decisionsDirectory, name), "utf8");
    const title = /^# (?:\d+\. )?(.+)$/m.exec(markdown)?.[1];
    if (!title) throw new Error(`[docs] expected a heading "# …" in docs/decisions/${name}, found none.`);
    return { slug: name.slice(0, -3), title, markdown };
  });
}
