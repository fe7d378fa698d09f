import { onTestFinished } from "vitest";
import { cacheStorage } from "../caches/cache-storage.js";
import { directoryCache } from "../caches/directory-cache.js";
import type { FileCache } from "../caches/file-cache.js";
import { opfsCache } from "../caches/opfs-cache.js";
import { hasNodeBuiltins, nodeBuiltin } from "../loading/node-builtin.js";

/** An empty cache for one test. */
export interface ScratchCache {
  readonly cache: FileCache;
  /** The names of all that it holds, `tiny/images`, in order. */
  names(): Promise<string[]>;
}

/** Makes an empty cache that goes when the test ends. */
export type MakeScratchCache = () => Promise<ScratchCache>;

/** The caches that last in this runtime: a folder in Node, Cache Storage and the private file system in browsers. */
export const scratchCaches: Readonly<Record<string, MakeScratchCache>> = hasNodeBuiltins()
  ? { directoryCache: inFolder }
  : { cacheStorage: inCacheStorage, opfsCache: inPrivateFiles };

/** The first of {@link scratchCaches}. */
export const scratchCache: MakeScratchCache = Object.values(scratchCaches)[0]!;

async function inFolder(): Promise<ScratchCache> {
  const { mkdtemp, readdir, rm } = nodeBuiltin("node:fs/promises", "tests");
  const { join, relative } = nodeBuiltin("node:path", "tests");
  const folder = await mkdtemp(join(nodeBuiltin("node:os", "tests").tmpdir(), "mnistlab-datasets-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    cache: directoryCache(folder),
    async names() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/")).sort();
    },
  };
}

async function inCacheStorage(): Promise<ScratchCache> {
  const name = crypto.randomUUID();
  onTestFinished(async () => void (await caches.delete(name)));
  return {
    cache: cacheStorage(name),
    async names() {
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => decodeURIComponent(new URL(url).pathname.split("/").slice(-2).join("/"))).sort();
    },
  };
}

async function inPrivateFiles(): Promise<ScratchCache> {
  const name = crypto.randomUUID();
  const root = await navigator.storage.getDirectory();
  onTestFinished(() => root.removeEntry(name, { recursive: true }).catch(() => {}));
  return {
    cache: opfsCache(name),
    async names() {
      const folder = await root.getDirectoryHandle(name).catch(() => undefined);
      return folder ? (await namesIn(folder, "")).sort() : [];
    },
  };
}

async function namesIn(folder: FileSystemDirectoryHandle, path: string): Promise<string[]> {
  const names: string[] = [];
  // TypeScript's types of the page lack the iterators.
  const entries = (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
  for await (const entry of entries) {
    if (entry.kind === "file") names.push(path + entry.name);
    else names.push(...(await namesIn(entry as FileSystemDirectoryHandle, `${path}${entry.name}/`)));
  }
  return names;
}
