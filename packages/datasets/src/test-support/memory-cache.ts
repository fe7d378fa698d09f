import type { FileCache } from "../caches/file-cache.js";

/** The simplest right cache: a `Map`. */
export function memoryCache(): FileCache {
  const files = new Map<string, Uint8Array>();
  return {
    name: "memory cache",
    read: async (key) => files.get(key)?.slice(),
    write: async (key, bytes) => void files.set(key, bytes.slice()),
    remove: async (key) => void files.delete(key),
  };
}
