import { expect, test } from "vitest";
import type { FileCache } from "../caches/file-cache.js";
import { memoryCache } from "../test-support/memory-cache.js";
import { failuresOf } from "./failures-of.js";
import { testFileCache } from "./test-file-cache.js";

/** The names of the contract's tests that a driver fails. */
function failures(change: (cache: FileCache) => FileCache): Promise<string[]> {
  const caches = new Map<string, FileCache>();
  const makeCache = (name: string): FileCache => {
    const cache = caches.get(name) ?? change(memoryCache());
    caches.set(name, cache);
    return cache;
  };
  return failuresOf((runner) => testFileCache(makeCache, runner));
}

test("a right driver passes", async () => {
  expect(await failures((cache) => cache)).toEqual([]);
});

test.each<[string, (cache: FileCache) => FileCache]>([
  ["keeps nothing", (cache) => ({ ...cache, write: async () => {} })],
  ["never forgets", (cache) => ({ ...cache, remove: async () => {} })],
  ["knows only the end of a key", (cache) => ({ ...cache, write: (key, b) => cache.write(key.split("/").at(-1)!, b) })],
  ["cuts a byte off", (cache) => ({ ...cache, write: (key, b) => cache.write(key, b.subarray(1)) })],
  ["writes the array around", (cache) => ({ ...cache, write: (key, b) => cache.write(key, new Uint8Array(b.buffer)) })],
  ["writes in two steps", (cache) => ({ ...cache, write: (key, b) => inTwoSteps(cache, key, b) })],
])("a driver that %s fails", async (_, change) => {
  expect(await failures(change)).not.toEqual([]);
});

test("a driver that gives its own array away fails", async () => {
  const files = new Map<string, Uint8Array>();
  const sharing = (): FileCache => ({
    ...memoryCache(),
    read: async (key) => files.get(key),
    write: async (key, bytes) => void files.set(key, bytes),
  });
  expect(await failures(sharing)).toContain("what was written or read is a copy");
});

async function inTwoSteps(cache: FileCache, key: string, bytes: Uint8Array): Promise<void> {
  await cache.write(key, bytes.subarray(0, bytes.length >> 1));
  await cache.write(key, bytes);
}
