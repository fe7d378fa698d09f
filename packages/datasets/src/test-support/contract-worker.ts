import { cacheStorage } from "../caches/cache-storage.js";
import type { FileCache } from "../caches/file-cache.js";
import { opfsCache } from "../caches/opfs-cache.js";
import { failuresOf } from "../testing/failures-of.js";
import { testFileCache } from "../testing/test-file-cache.js";

const prefix = crypto.randomUUID();
const makers = {
  cacheStorage: (name: string): FileCache => cacheStorage(`${prefix} ${name}`),
  opfsCache: (name: string): FileCache => opfsCache(`${prefix} ${name}`),
};

/** What the worker is asked for. */
export interface ContractRequest {
  readonly driver: keyof typeof makers;
  /** Methods of `FileSystemFileHandle` that this browser is to lack. */
  readonly without?: readonly ("createWritable" | "createSyncAccessHandle" | "move")[];
}

/** A worker that runs the contract of caches on a driver, and answers with the names of the tests that failed. */
self.onmessage = async ({ data: { driver, without = [] } }: MessageEvent<ContractRequest>) => {
  for (const method of without) Reflect.deleteProperty(FileSystemFileHandle.prototype, method);
  self.postMessage(await failuresOf((runner) => testFileCache(makers[driver], runner)));
};
