import { hasNodeBuiltins } from "../loading/node-builtin.js";
import { cacheStorage, hasCacheStorage } from "./cache-storage.js";
import { directoryCache } from "./directory-cache.js";
import type { FileCache } from "./file-cache.js";
import { noCache } from "./no-cache.js";

/** Where loaders keep files unless told otherwise: a folder, in browsers Cache Storage, where there is none nothing. */
export function defaultCache(): FileCache {
  if (hasNodeBuiltins()) return directoryCache();
  return hasCacheStorage() ? cacheStorage() : noCache();
}
