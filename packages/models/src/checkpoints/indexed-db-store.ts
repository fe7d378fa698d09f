import { ModelError } from "../model-error.js";
import type { CheckpointStore } from "./checkpoint-store.js";

const objectStore = "checkpoints";

/**
 * Keeps checkpoints in a database of the browser, for pages and workers of one origin: also where there is no origin private
 * file system.
 *
 * Each checkpoint is written in one transaction, which the browser completes or undoes.
 *
 * @param name - Of the database. @default "mnistlab-checkpoints"
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` where there is no IndexedDB, as in Node.
 * @example
 * const store = indexedDbStore(); // for train(model, dataset, { checkpoint: { store } })
 */
export function indexedDbStore(name = "mnistlab-checkpoints"): CheckpointStore {
  if (typeof indexedDB === "undefined") {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      "[models] expected IndexedDB for indexedDbStore(), found none: outside browsers use directoryStore().",
    );
  }

  /** Runs one request in a transaction of its own, and waits until that is complete. */
  async function run<T>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await open(name);
    try {
      const transaction = database.transaction(objectStore, mode, { durability: "strict" });
      const asked = request(transaction.objectStore(objectStore));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      return asked.result;
    } finally {
      database.close();
    }
  }

  return {
    name: `database ${name}`,
    read: (key) => run<Uint8Array | undefined>("readonly", (store) => store.get(key)),
    async write(key, bytes) {
      // A copy, for the browser would keep all of the buffer that the bytes are a part of.
      const copy = bytes.slice();
      await run("readwrite", (store) => store.put(copy, key));
    },
    async remove(key) {
      await run("readwrite", (store) => store.delete(key));
    },
  };
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(objectStore);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
