import type { FileCache } from "./file-cache.js";

/** Keeps nothing: every call of a loader goes to its sources. */
export function noCache(): FileCache {
  return {
    name: "no cache",
    read: async () => undefined,
    write: async () => {},
    remove: async () => {},
  };
}
