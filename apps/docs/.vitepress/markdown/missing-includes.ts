import type { MarkdownRenderer } from "vitepress";

/**
 * A markdown-it plugin: a page that includes a file which is not there fails the build.
 *
 * VitePress alone leaves the comment in the page and says nothing.
 */
export function failOnMissingIncludes(md: MarkdownRenderer): void {
  md.core.ruler.push("missing-includes", ({ tokens, env }) => {
    for (const { type, content } of tokens) {
      const file = type === "html_block" && /<!--\s*@include:\s*(.*?)\s*-->/.exec(content)?.[1];
      if (file) throw new Error(`[docs] ${env.relativePath} includes ${file}, which does not exist.`);
    }
  });
}
