import { indexedDbStore } from "../checkpoints/indexed-db-store.js";
import { opfsStore } from "../checkpoints/opfs-store.js";
import { failuresOf } from "./failures-of.js";
import { testCheckpointStore } from "./test-checkpoint-store.js";

const prefix = crypto.randomUUID();
const drivers = { opfsStore, indexedDbStore };

/** What the worker is asked for. */
export interface ContractRequest {
  readonly driver: "opfsStore" | "indexedDbStore";
  /** Methods of `FileSystemFileHandle` that this browser is to lack. */
  readonly without?: readonly "createWritable"[];
}

/** A worker that runs the contract of checkpoint stores on a driver, and answers with the names of the tests that failed. */
self.onmessage = async ({ data: { driver, without = [] } }: MessageEvent<ContractRequest>) => {
  for (const method of without) Reflect.deleteProperty(FileSystemFileHandle.prototype, method);
  const makeStore = (name: string) => drivers[driver](`${prefix} ${name}`);
  self.postMessage(await failuresOf((runner) => testCheckpointStore(makeStore, runner)));
};
