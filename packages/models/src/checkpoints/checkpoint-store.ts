/**
 * Where checkpoints are kept, under keys.
 *
 * A driver need not check what it gives back: a checkpoint carries its own checksum, and the one before it is still there.
 * Drivers of one's own can be tested with `testCheckpointStore` of `@mnistlab/models/testing`.
 */
export interface CheckpointStore {
  /** A short name for messages. */
  readonly name: string;
  /** A copy of the bytes kept under `key`, or `undefined` if there are none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Keeps a copy of bytes in place of those of before: whole or not at all, also when the process dies meanwhile. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Forgets the bytes of a key; does nothing if there are none. */
  remove(key: string): Promise<void>;
}
