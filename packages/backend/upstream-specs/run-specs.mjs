import { createRequire } from "node:module";

/** Name of the one test environment; `describeWithFlags` adds it, and its empty flags, to the name of each suite. */
const environment = "@";
const suffix = ` ${environment} {}`;

/**
 * Runs the bundle's spec files under Jasmine on one backend, in one fixed order.
 *
 * `describeWithFlags` is upstream's own: it re-creates the backend for each suite, opens an engine scope for each spec and
 * sets `IS_TEST`, which makes the engine count data ids around every kernel and throw when one leaks.
 *
 * @param bundle - What `bundleSpecs` returns, with its backend started.
 * @param backendName - TF.js's name of that backend.
 * @param grep - Only specs whose name matches run.
 * @returns One entry per spec that ran: `{ file, name, status, message }`, the name as upstream wrote it.
 */
export async function runSpecs({ specs, setTestEnvs }, backendName, grep) {
  // `boot` also defines describe, it and expect, which upstream's files expect as globals.
  const jasmine = createRequire(import.meta.url)("jasmine-core").boot();
  jasmine.DEFAULT_TIMEOUT_INTERVAL = 20_000; // upstream's own
  const env = jasmine.getEnv();
  env.configure({ random: false, specFilter: (spec) => grep.test(plainName(spec.getFullName())) });

  setTestEnvs([{ name: environment, backendName, isDataSync: true }]);
  const fileOfSuite = await loadFiles(specs);

  const results = [];
  const open = [];
  const record = ({ fullName, status, failedExpectations }) => {
    const message = failedExpectations.map((failure) => failure.message).join("\n");
    results.push({ file: fileOfSuite.get(open[0]), name: plainName(fullName), status, message });
  };
  env.addReporter({
    suiteStarted: ({ id }) => open.push(id),
    specStarted: ({ fullName }) => seedMathRandom(fullName),
    specDone: (spec) => spec.status !== "excluded" && record(spec),
    suiteDone(suite) {
      if (suite.failedExpectations.length > 0) record(suite);
      open.pop();
    },
  });
  const restoreConsole = muteConsole();
  await env.execute();
  restoreConsole();
  return results;
}

function plainName(fullName) {
  return fullName.replace(suffix, "");
}

/** Loads the files one by one and notes which top-level suite came from which. */
async function loadFiles(specs) {
  const fileOfSuite = new Map();
  const { describe } = globalThis;
  for (const [file, load] of Object.entries(specs)) {
    let depth = 0;
    globalThis.describe = (name, define) => {
      depth++;
      const suite = describe(name, define);
      if (--depth === 0) fileOfSuite.set(suite.id, file);
      return suite;
    };
    await load();
  }
  globalThis.describe = describe;
  return fileOfSuite;
}

/** Upstream draws from `Math.random` and then tests frequencies: unlucky about once in a hundred runs unless seeded. */
function seedMathRandom(text) {
  let state = [...text].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 16777619), 2166136261);
  // mulberry32
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The specs provoke warnings and print profiles on purpose. */
function muteConsole() {
  const { log, warn } = console;
  console.log = () => {};
  console.warn = () => {};
  return () => Object.assign(console, { log, warn });
}
