import { readFileSync } from "node:fs";

/** The version of a peer's package, which this folder's package.json pins. */
export function pinnedVersion(name: string): string {
  const { dependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return dependencies[name];
}
