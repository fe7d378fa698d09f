import { directory } from "../sources/directory.js";
import type { FileSource } from "../sources/file-source.js";
import { http } from "../sources/http.js";
import { npmPackage } from "../sources/npm-package.js";
import type { IdxSet } from "./idx-set.js";
import { hasNodeBuiltins } from "./node-builtin.js";

/** Where a data set is looked for by default: what is installed, then the web; in a browser only the servers that let pages in. */
export function defaultSources({ installed, mirrors }: Pick<IdxSet, "installed" | "mirrors">): readonly FileSource[] {
  const { first = [], forServers, forPages } = mirrors;
  if (!hasNodeBuiltins()) return [http({ mirrors: [...first, ...forPages] })];
  return [
    ...(installed.npmPackages ?? []).map(({ name, folder }) => npmPackage(name, { folder })),
    ...(installed.directories ?? []).map((path) => directory(path)),
    http({ mirrors: [...first, ...forServers, ...forPages] }),
  ];
}
