import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { repositoryRoot, repositoryUrl } from "../repository.js";
import { pageOf } from "./page-of.js";

/**
 * A markdown-it plugin for pages that show a file of the repository (frontmatter `source: packages/metrics`, the folder of
 * that file): relative links lead to the page that shows their target, or to the target in the repository; pictures are
 * taken from there. A target that does not exist fails the build.
 */
export function resolveRepositoryLinks(md: MarkdownRenderer): void {
  md.core.ruler.push("repository-links", ({ tokens, env }) => {
    const { frontmatter, path, relativePath } = env as MarkdownEnv;
    const source: unknown = frontmatter?.source;
    if (typeof source !== "string") return;
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const attribute = token.type === "link_open" ? "href" : token.type === "image" ? "src" : undefined;
      const target = attribute && token.attrGet(attribute);
      if (!attribute || !target || !isRelative(target)) continue;
      const [, file = "", anchor = ""] = /^([^#]*)(#.*)?$/.exec(target) ?? [];
      const inRepository = relative(repositoryRoot, join(repositoryRoot, source, file))
        .split(sep)
        .join("/");
      const absolute = join(repositoryRoot, inRepository);
      if (!existsSync(absolute)) {
        throw new Error(`[docs] ${relativePath} links to ${target}, but the repository has no ${inRepository}.`);
      }
      token.attrSet(
        attribute,
        attribute === "src" ? fromPage(path, absolute) : linkTo(inRepository, absolute) + anchor,
      );
    }
  });
}

function isRelative(target: string): boolean {
  return !/^([a-z][a-z+.-]*:|\/|#)/i.test(target);
}

function fromPage(page: string, absolute: string): string {
  const path = relative(dirname(page), absolute).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

function linkTo(inRepository: string, absolute: string): string {
  const kind = statSync(absolute).isDirectory() ? "tree" : "blob";
  return pageOf(inRepository) ?? `${repositoryUrl}/${kind}/main/${inRepository}`;
}
