import { expect, onTestFinished, test, vi } from "vitest";
import { loadFile } from "../loading/load-file.js";
import { sha256 } from "../loading/sha256.js";
import type { FileSource } from "../sources/file-source.js";
import { defaultCache } from "./default-cache.js";

test("a page keeps what it downloads in Cache Storage, and reads it from there the second time", async () => {
  const content = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
  const file = { name: "images", bytes: 1000, sha256: await sha256(content), gzip: { bytes: 0, sha256: "" } };
  const read = vi.fn(async () => content);
  const source: FileSource = { name: "web", isLocal: false, locate: () => [{ name: "web", read }] };
  const load = () => loadFile(file, "tiny/images", { sources: [source], cache: defaultCache() });
  onTestFinished(() => void caches.delete("mnistlab"));
  expect(await load()).toEqual(content);
  expect(await load()).toEqual(content);
  expect(read).toHaveBeenCalledTimes(1);
  expect(await caches.keys()).toContain("mnistlab");
});

test("a page without Cache Storage, or one that may not ask for it, keeps nothing", () => {
  const spy = vi.spyOn(globalThis, "caches", "get");
  onTestFinished(() => spy.mockRestore());
  spy.mockReturnValue(undefined as unknown as CacheStorage);
  expect(defaultCache().name).toBe("no cache");
  spy.mockImplementation(() => {
    throw new DOMException("The context is sandboxed", "SecurityError");
  });
  expect(defaultCache().name).toBe("no cache");
});
