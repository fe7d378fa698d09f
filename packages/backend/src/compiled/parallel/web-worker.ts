import type { StartWorker } from "./worker-handle.js";

/** A Web Worker of a page, or of another worker. */
export const webWorker: StartWorker = (script, { onMessage, onEnd }) => {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module", name: "mnistlab" });
  let ended = false;
  const end = (cause?: unknown) => {
    if (ended) return;
    ended = true;
    worker.terminate();
    URL.revokeObjectURL(url);
    onEnd(cause);
  };
  worker.onmessage = ({ data }) => onMessage(data);
  worker.onmessageerror = end;
  worker.onerror = (event) => {
    event.preventDefault();
    // No message: the script could not be loaded, and browsers do not say why.
    end(
      new Error(
        event.message || "the script was refused, as a Content-Security-Policy without `worker-src blob:` does",
      ),
    );
  };
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    keepProcess() {}, // a page stays by itself
    async terminate() {
      end();
    },
  };
};
