import type { StartWorker } from "./worker-handle.js";

/** A thread of Node, Bun or Deno. */
export const nodeWorker: StartWorker = (script, { onMessage, onEnd }) => {
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  // Not the options of the process: a loader given to it would run in every worker.
  const worker = new Worker(script, { eval: true, execArgv: [], name: "mnistlab" });
  let cause: unknown;
  worker.on("message", onMessage);
  worker.on("messageerror", (error) => {
    cause = error;
    void worker.terminate();
  });
  worker.on("error", (error) => {
    cause = error;
  });
  const ended = new Promise<void>((resolve) => {
    worker.on("exit", () => {
      resolve();
      onEnd(cause);
    });
  });
  worker.unref();
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    keepProcess: (wanted) => (wanted ? worker.ref() : worker.unref()),
    async terminate() {
      await worker.terminate();
      await ended;
    },
  };
};
