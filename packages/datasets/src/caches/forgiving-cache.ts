import { DatasetError } from "../dataset-error.js";
import type { FileCache } from "./file-cache.js";

/**
 * The same cache, except that a failure is reported instead of thrown: reading then finds nothing, writing keeps nothing.
 *
 * @param onWarning - Gets a `CACHE_UNAVAILABLE` for each failure.
 */
export function forgivingCache(cache: FileCache, onWarning?: (warning: DatasetError) => void): FileCache {
  const warn = (what: string, cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message =
      `[datasets] ${what} ${cache.name} failed: ${reason}. The data is loaded all the same; ` +
      "pass another cache, or noCache() to keep nothing.";
    onWarning?.(new DatasetError("CACHE_UNAVAILABLE", message, { cause }));
  };
  return {
    name: cache.name,
    partials: cache.partials,
    read: (key) => cache.read(key).catch((error) => void warn(`reading ${key} from`, error)),
    write: (key, bytes) => cache.write(key, bytes).catch((error) => warn(`writing ${key} to`, error)),
    remove: (key) => cache.remove(key).catch((error) => warn(`removing ${key} from`, error)),
  };
}
