// The program of a worker. scripts/build-worker.mjs bundles it into worker-script.ts, a string, from which workers start.
import type { FromWorker, ToWorker } from "./messages.js";
import { createPartRunner } from "./part-runner.js";

/** What Node's `parentPort` and a Web Worker's global scope have in common. */
interface Port {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

const { parentPort } = globalThis.process?.getBuiltinModule?.("node:worker_threads") ?? {};
const port = (parentPort ?? globalThis) as Port;
const run = createPartRunner((message, transfer) => port.postMessage(message, transfer));

if (parentPort) parentPort.on("message", run);
else globalThis.onmessage = ({ data }: MessageEvent<ToWorker>) => run(data);
