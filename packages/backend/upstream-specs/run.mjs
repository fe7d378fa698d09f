// Runs TF.js's own specs: node upstream-specs/run.mjs [--backend ours|stock|cpu] [--grep pattern] [--json file]
// Ends with code 1 if a spec fails that exclusions.json does not name, or if it names one that passes or does not exist. It
// is for our backend; on the others every failure counts.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { backends } from "./backends.mjs";
import { bundleSpecs } from "./bundle-specs.mjs";
import { compare, listedSpecs } from "./expectations.mjs";
import { makeReport, printReport } from "./report.mjs";
import { runSpecs } from "./run-specs.mjs";
import { selectedFiles } from "./selected-files.mjs";

const { values: options } = parseArgs({
  options: {
    backend: { type: "string", default: "ours" },
    grep: { type: "string", default: "" },
    json: { type: "string" },
  },
});
const backend = backends[options.backend];
if (!backend) throw new Error(`--backend is one of ${Object.keys(backends).join(", ")}; found ${options.backend}.`);

const bundle = await bundleSpecs(selectedFiles());
await backend.start(bundle);
const grep = new RegExp(options.grep);
const results = await runSpecs(bundle, backend.name, grep);
if (results.length === 0) throw new Error(`No spec's name matches ${grep}.`);

const listed = options.backend === "ours" ? listedSpecs().filter(({ name }) => grep.test(name)) : [];
const report = makeReport(options.backend, results, compare(results, listed));
printReport(report);
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.exitCode = report.unexpected.length + report.stale.length > 0 ? 1 : 0;
