import type { CheckpointStore } from "./checkpoint-store.js";

/**
 * Keeps checkpoints in memory, in a map of plain bytes that is yours to look at and to carry away: to another worker with
 * `postMessage`, to a server, to a file.
 *
 * @param files - The bytes by key. @default an empty map
 * @example
 * const files = new Map<string, Uint8Array>();
 * const checkpoint = { store: memoryStore(files), everySteps: 2 };
 * await train(model, dataset, { batchSize: 8, checkpoint });
 * files.size; // 2: the last checkpoint and the one before it
 */
export function memoryStore(files: Map<string, Uint8Array> = new Map()): CheckpointStore {
  return {
    name: "memory",
    async read(key) {
      return files.get(key)?.slice();
    },
    async write(key, bytes) {
      files.set(key, bytes.slice());
    },
    async remove(key) {
      files.delete(key);
    },
  };
}
