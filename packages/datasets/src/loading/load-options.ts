import type { FileCache } from "../caches/file-cache.js";
import type { DatasetError } from "../dataset-error.js";
import type { FileSource } from "../sources/file-source.js";

/** How far the loading of a file has come. */
export interface LoadProgress {
  /** Canonical name of the file, without `.gz`. */
  readonly file: string;
  /** Bytes that have arrived, as transferred. */
  readonly loadedBytes: number;
  /** Bytes that will arrive; `undefined` if the server does not say. */
  readonly totalBytes: number | undefined;
  /** Where it comes from: a path, a URL or the cache. */
  readonly source: string;
}

/** How a loader gets its files. */
export interface LoadOptions {
  /** Where to look, best first; each is tried until one gives the right file. @default the data set's own sources */
  readonly sources?: readonly FileSource[];
  /**
   * Where files are kept, asked before all sources. Files from local sources are not copied into it.
   * @default `directoryCache()`, in browsers `cacheStorage()`, in pages that are not secure `noCache()`
   */
  readonly cache?: FileCache;
  /** Stops the loading: the promise rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Called as bytes arrive, at least once for each file. What it throws ends the loading. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /**
   * Called when the cache failed (`CACHE_UNAVAILABLE`) or held a damaged file (`CHECKSUM_MISMATCH`, or `INVALID_FILE` if it
   * cannot be unpacked), which does not stop the loading.
   */
  readonly onWarning?: (warning: DatasetError) => void;
}
