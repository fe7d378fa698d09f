import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** One import of one source file. */
export interface SourceImport {
  /** The package's folder under packages/, for example "models". */
  package: string;
  /** The file, relative to the repository. */
  file: string;
  specifier: string;
  /** Whether it vanishes when compiled (`import type`, `export type`). */
  typeOnly: boolean;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|(?<!typeof )\bimport\(\s*"([^"]+)"\s*\)/gm;

/** The published source files of every package that has code: no tests and nothing that only tests use. */
export function publishedSources(): { package: string; file: string; text: string }[] {
  const packages = readdirSync(join(root, "packages")).filter((name) =>
    existsSync(join(root, "packages", name, "src")),
  );
  return packages.flatMap((name) =>
    readdirSync(join(root, "packages", name, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.endsWith(".d.ts"))
      .filter((path) => !/(^|[\\/])(testing|test-support)[\\/]/.test(path))
      .map((path) => {
        const file = join(root, "packages", name, "src", path);
        return { package: name, file: relative(root, file), text: readFileSync(file, "utf8") };
      }),
  );
}

/** Every import of every published source file. Examples inside comments do not count. */
export function sourceImports(): SourceImport[] {
  return publishedSources().flatMap(({ text, ...source }) =>
    [...text.replaceAll(/\/\*[\s\S]*?\*\//g, "").matchAll(IMPORT)].map((match) => ({
      ...source,
      specifier: (match[2] ?? match[3])!,
      typeOnly: match[1] !== undefined,
    })),
  );
}
