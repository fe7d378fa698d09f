/**
 * What `saveTo` and `loadFrom` need of a place for files: a directory, OPFS, IndexedDB, memory, or your own.
 *
 * The stores for checkpoints are such places, and so is anything else with these two methods.
 */
export interface ModelStore {
  /** Keeps bytes under a key, whole or not at all, in place of what was there. */
  write(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  /** The bytes under a key; `undefined` or `null` if there are none. */
  read(key: string): Promise<Uint8Array | undefined | null>;
}
