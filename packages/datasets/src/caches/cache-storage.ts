import { DatasetError } from "../dataset-error.js";
import type { FileCache } from "./file-cache.js";

/**
 * Keeps files, unpacked, in the browser's Cache Storage: for pages and workers of one origin, served over HTTPS or from localhost.
 *
 * The browser may clear it when the disk is full, and the user when they like.
 *
 * @param name - Name of the cache among those of the origin. @default "mnistlab"
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` where there is none: outside browsers, and in pages that are not secure.
 * @example
 * const cache = cacheStorage("digits"); // for loadMnist({ cache })
 * await cache.write("labels", Uint8Array.of(5, 0, 4));
 * await cache.read("labels"); // Uint8Array [5, 0, 4]
 */
export function cacheStorage(name = "mnistlab"): FileCache {
  if (!hasCacheStorage()) {
    throw new DatasetError(
      "UNSUPPORTED_RUNTIME",
      "[datasets] expected Cache Storage (globalThis.caches) for cacheStorage(), found none: serve the page over HTTPS or " +
        "from localhost; outside browsers use directoryCache().",
    );
  }
  return {
    name: `Cache Storage ${name}`,

    async read(key) {
      const response = await (await caches.open(name)).match(addressOf(key));
      return response && new Uint8Array(await response.arrayBuffer());
    },

    async write(key, bytes) {
      // The cast narrows the type only: no caller holds these bytes in a SharedArrayBuffer.
      const response = new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: { "content-length": `${bytes.length}` },
      });
      await (await caches.open(name)).put(addressOf(key), response);
    },

    async remove(key) {
      await (await caches.open(name)).delete(addressOf(key));
    },
  };
}

/** Whether this page or worker may use Cache Storage; in sandboxed frames already the question throws. */
export function hasCacheStorage(): boolean {
  try {
    return typeof caches !== "undefined";
  } catch {
    return false;
  }
}

/** Cache Storage keeps answers by URL; nobody asks this one (RFC 2606 keeps `.invalid` free). */
function addressOf(key: string): string {
  return `https://mnistlab.invalid/${key.split("/").map(encodeURIComponent).join("/")}`;
}
