// `npm test`: set everything up on a fresh clone, then check and test the whole house. The last line counts it all.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { install, tool, turbo } from "./toolchain.mjs";

const report = join(mkdtempSync(join(tmpdir(), "mnistlab-test-")), "vitest.json");

const checks = [
  ["Install the lockfile's packages", install, { needed: true }],
  ["Build every package and the docs", () => turbo("build"), { needed: true }],
  ["Lint and format", () => tool("biome", "check", "--error-on-warnings", ".")],
  ["Check types", () => turbo("typecheck")],
  [
    "Run the tests",
    () => tool("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`),
  ],
];

let passed = 0;
let failed = 0;
for (const [title, check, { needed = false } = {}] of checks) {
  console.log(`\n▸ ${title}`);
  const ok = (await check()) === 0;
  if (ok) passed++;
  else failed++;
  if (!ok) console.error(`✗ ${title}`);
  if (!ok && needed) break;
}

const tests = readReport();
passed += tests.numPassedTests;
failed += tests.numFailedTests;
let skipped = tests.numPendingTests + tests.numTodoTests;

if (!findChromium()) {
  skipped++;
  console.warn(
    "\n!!! SKIPPED: every test in a browser. No Chromium or Chrome was found; install one or set CHROMIUM_PATH to it. !!!",
  );
}
if (skipped > 0 && process.env.CI) {
  failed++;
  console.error("✗ Nothing may be skipped in CI.");
}

console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
