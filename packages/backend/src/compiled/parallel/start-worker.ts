import { nodeWorker } from "./node-worker.js";
import { webWorker } from "./web-worker.js";
import type { StartWorker } from "./worker-handle.js";

/** Starts a thread where there is `node:worker_threads`, else a Web Worker. */
export const startWorker: StartWorker = (script, listener) => {
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  return threads ? nodeWorker(script, listener) : webWorker(script, listener);
};
