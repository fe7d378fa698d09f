/** The beginning of a file whose download has not come to its end. */
export interface PartialFile {
  /** Tells which version of which file it is of; written and read by the source only. */
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the beginnings of downloads are kept, so that a process that was killed does not start afresh the next time.
 *
 * They may get lost or damaged: the loader verifies the whole file, and starts afresh if it is wrong.
 */
export interface PartialFiles {
  /** The beginning kept under `key`, or `undefined` if there is none. */
  read(key: string): Promise<PartialFile | undefined>;
  /**
   * Adds bytes to the beginning that has this tag; does nothing if it is gone, has another tag or does not reach to `offset`.
   *
   * @param offset - Position of the bytes in the file. 0 replaces whatever beginning was there.
   */
  write(key: string, tag: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Forgets a beginning; does nothing if there is none. */
  remove(key: string): Promise<void>;
}
