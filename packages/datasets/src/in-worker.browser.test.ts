import { describe, expect, test } from "vitest";
import { resultsInWorker } from "./test-support/worker/results-in-worker.js";

// All that is named *.test.ts, neither *.node.test.ts nor *.browser.test.ts, runs in Node, in a page, and here in a worker.
for (const { path, tests } of await resultsInWorker()) {
  describe(path, () => {
    for (const { name, passed, errors } of tests) {
      test(name, () => {
        expect(errors.join("\n")).toBe("");
        expect(passed).toBe(true);
      });
    }
  });
}
