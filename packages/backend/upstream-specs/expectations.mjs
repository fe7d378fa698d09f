import { readFileSync } from "node:fs";

/** The specs that our backend does not have to pass: `{ reason, file, name }`. */
export function listedSpecs() {
  const reasons = JSON.parse(readFileSync(new URL("exclusions.json", import.meta.url), "utf8"));
  return Object.entries(reasons).flatMap(([reason, files]) =>
    Object.entries(files).flatMap(([file, names]) => names.map((name) => ({ reason, file, name }))),
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

function key({ file, name }) {
  return `${file}: ${name}`;
}
