import type { PartialFile } from "../caches/partial-files.js";

/** Where a source finds the beginning of a file that an earlier read has left, and leaves its own. Never rejects. */
export interface KeptBeginning {
  /** What was left, `undefined` if nothing. */
  read(): Promise<PartialFile | undefined>;
  /**
   * Leaves bytes for a later read.
   *
   * @param tag - Tells the version of the file, for example by URL and `ETag`.
   * @param offset - Position of the bytes in the file. 0 replaces what was left.
   */
  write(tag: string, offset: number, bytes: Uint8Array): Promise<void>;
}

/** How a {@link FileLocation} is read. */
export interface ReadOptions {
  /** Stops the reading; the promise rejects. */
  readonly signal?: AbortSignal;
  /** No right file is longer than this: give up beyond it. */
  readonly maxBytes: number;
  /** Reports the bytes so far, and how many there will be if that is known. */
  readonly onBytes?: (loadedBytes: number, totalBytes?: number) => void;
  /** For sources that can go on with a beginning; others ignore it. @default nothing is kept */
  readonly beginning?: KeptBeginning;
}

/** One place where a file may lie. */
export interface FileLocation {
  /** The place as people write it, a path or a URL: appears in progress reports and error messages. */
  readonly name: string;
  /** The whole file, gzip or plain. Rejects, with the reason as message, if it is not to be had. */
  read(options: ReadOptions): Promise<Uint8Array>;
}

/**
 * Where the files of a data set come from.
 *
 * A source need not check what it gives: the loader verifies every file and goes on to the next location when one is wrong.
 */
export interface FileSource {
  /** A short name for error messages. */
  readonly name: string;
  /** Whether its files lie on this machine already, so that caching them would only double them. */
  readonly isLocal: boolean;
  /**
   * The places to look for a file, best first. Throws, with the reason as message, if there are none.
   *
   * @param file - Canonical name without `.gz`, e.g. `train-images-idx3-ubyte`.
   */
  locate(file: string): readonly FileLocation[];
}
