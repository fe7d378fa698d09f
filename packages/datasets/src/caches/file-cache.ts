import type { PartialFiles } from "./partial-files.js";

/**
 * Where verified files are kept between runs.
 *
 * A cache need not check what it gives back: the loader verifies it again, and removes what has changed.
 */
export interface FileCache {
  /** A short name for progress reports and error messages. */
  readonly name: string;
  /** The file kept under `key`, or `undefined` if there is none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** Keeps a file: whole or not at all, also when the process dies or two write at once. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Forgets a file; does nothing if there is none. */
  remove(key: string): Promise<void>;
  /** Where beginnings of downloads are kept. @default a download that was killed starts afresh */
  readonly partials?: PartialFiles;
}
