import { familyOf, selection } from "./selection.mjs";

/** What a run found: totals, counts per family, and the failures and list entries that `compare` sorted. */
export function makeReport(backend, results, comparison) {
  const count = (status) => results.filter((result) => result.status === status).length;
  return {
    backend,
    totals: {
      specs: results.length - count("pending"),
      passed: count("passed"),
      failedAsListed: comparison.expected.length,
      failedUnexpectedly: comparison.unexpected.length,
      switchedOffUpstream: count("pending"),
    },
    families: countFamilies(results),
    ...comparison,
  };
}

/** Prints every surprise, then the counts. */
export function printReport({ backend, totals, families, unexpected, stale }) {
  for (const { file, name, message } of unexpected) console.log(`✗ ${file}: ${name}\n    ${message.split("\n")[0]}`);
  for (const { file, name } of stale) {
    console.log(`! exclusions.json lists a spec that passes, does not exist or is listed twice: ${file}: ${name}`);
  }
  console.table(families);
  console.log(
    `${backend}: ${totals.passed} of ${totals.specs} specs pass; ${totals.failedAsListed} fail as listed, ` +
      `${totals.failedUnexpectedly} unexpectedly; ${stale.length} listed specs are out of date; ` +
      `upstream itself switches off ${totals.switchedOffUpstream} more.`,
  );
}

function countFamilies(results) {
  const counts = Object.fromEntries(Object.keys(selection).map((family) => [family, { passed: 0, failed: 0 }]));
  for (const { file, status } of results) if (status !== "pending") counts[familyOf.get(file)][status]++;
  return counts;
}
