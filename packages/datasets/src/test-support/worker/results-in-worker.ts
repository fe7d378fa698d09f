import type { FileResult } from "./file-result.js";
import type { TestRequest } from "./test-worker.js";

/** Runs the tests that run everywhere in a module worker of this page. */
export async function resultsInWorker(): Promise<readonly FileResult[]> {
  const { config } = (globalThis as unknown as { __vitest_worker__: TestRequest }).__vitest_worker__;
  const worker = new Worker(new URL("./test-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
      worker.postMessage({ config: JSON.parse(JSON.stringify(config)) });
    });
  } finally {
    worker.terminate();
  }
}
