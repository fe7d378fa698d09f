import { relative } from "node:path";

/** A path below the working directory as one would type it; any other path, and a URL, as it is. */
export function shortPath(path: string): string {
  if (/^[a-z]+:\/\//.test(path)) return path;
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith("..") ? path : short;
}
