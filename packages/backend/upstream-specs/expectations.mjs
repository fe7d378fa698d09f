import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Specs that fail on our backend, as reason → spec file → names: for good, and until somebody mends them. */
const lists = ["exclusions.json", "known-failures.json"];

/** Every listed spec: `{ list, reason, file, name }`. */
export function listedSpecs() {
  return lists.flatMap((list) =>
    Object.entries(read(list)).flatMap(([reason, files]) =>
      Object.entries(files).flatMap(([file, names]) => names.map((name) => ({ list, reason, file, name }))),
    ),
  );
}

/**
 * Holds results against the listed specs.
 *
 * @param results - What `runSpecs` returns.
 * @param listed - What `listedSpecs` returns, without specs that were not asked to run.
 * @returns The failures that no list names, those that one does, and the entries that are out of date because their spec
 * passes now, does not exist, or is listed twice.
 */
export function compare(results, listed) {
  const failed = results.filter(({ status }) => status === "failed");
  const failedKeys = new Set(failed.map(key));
  const listedKeys = new Set();
  const stale = listed.filter((entry) => {
    const again = listedKeys.has(key(entry));
    listedKeys.add(key(entry));
    return again || !failedKeys.has(key(entry));
  });
  return {
    unexpected: failed.filter((result) => !listedKeys.has(key(result))),
    expected: failed.filter((result) => listedKeys.has(key(result))),
    stale,
  };
}

/** Takes stale entries out of their lists, and leaves the files as the house's formatter wants them. */
export function prune(stale) {
  for (const list of lists) {
    const outdated = stale.filter((entry) => entry.list === list);
    if (outdated.length === 0) continue;
    const content = read(list);
    for (const { reason, file, name } of outdated) {
      const names = content[reason][file];
      names.splice(names.indexOf(name), 1);
      if (names.length === 0) delete content[reason][file];
      if (Object.keys(content[reason]).length === 0) delete content[reason];
    }
    writeFileSync(urlOf(list), `${JSON.stringify(content, undefined, 2)}\n`);
    const biome = fileURLToPath(new URL("../../../node_modules/.bin/biome", import.meta.url));
    execFileSync(biome, ["format", "--write", fileURLToPath(urlOf(list))], { stdio: "ignore" });
  }
}

function read(list) {
  return JSON.parse(readFileSync(urlOf(list), "utf8"));
}

function urlOf(list) {
  return new URL(list, import.meta.url);
}

function key({ file, name }) {
  return `${file}: ${name}`;
}
