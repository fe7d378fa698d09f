import { setSafeTimers, startTests } from "vitest/internal/browser";
import { type FileResult, resultOf } from "./file-result.js";

/** The tests that run everywhere, by path. */
const files = (import.meta as ViteImportMeta).glob([
  "../../**/*.test.ts",
  "!../../**/*.node.test.ts",
  "!../../**/*.browser.test.ts",
]);

/** What Vite adds to modules. */
interface ViteImportMeta extends ImportMeta {
  glob(patterns: readonly string[]): Record<string, () => Promise<unknown>>;
}

/** What the page tells the worker: how Vitest is configured. */
export interface TestRequest {
  readonly config: Parameters<typeof startTests>[1]["config"];
}

/**
 * A worker that runs all tests that run everywhere, by Vitest's own runner, and answers with a {@link FileResult} for each
 * file. Vitest looks for its state in a global variable; here it needs little of it.
 */
self.onmessage = async ({ data: { config } }: MessageEvent<TestRequest>) => {
  Object.assign(globalThis, { __vitest_worker__: { config, ctx: { concurrencyId: 1, workerId: 1 } } });
  setSafeTimers();
  const results: FileResult[] = [];
  for (const path of Object.keys(files)) {
    const [file] = await startTests([path], { config, importFile: () => files[path]!() });
    results.push(resultOf(file!));
  }
  self.postMessage(results);
};

// A rejection is not an error to the page, unless it is thrown again.
self.onunhandledrejection = ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
};
