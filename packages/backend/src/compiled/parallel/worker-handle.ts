import type { FromWorker, ToWorker } from "./messages.js";

/** A worker, of whatever kind the runtime has. */
export interface WorkerHandle {
  /** Sends a message; the buffers in `transfer` move with it. */
  post(message: ToWorker, transfer: ArrayBuffer[]): void;
  /** Whether the process should stay for this worker's sake. @default false */
  keepProcess(wanted: boolean): void;
  /** Ends the worker; resolves when it is gone. */
  terminate(): Promise<void>;
}

/** What is heard of a worker. */
export interface WorkerListener {
  onMessage(message: FromWorker): void;
  /** The worker has ended, by itself or terminated; `cause` is the error that it died of, if that is known. */
  onEnd(cause: unknown): void;
}

/** Starts a worker that runs a script. */
export type StartWorker = (script: string, listener: WorkerListener) => WorkerHandle;
