import { readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { defaultCacheDirectory } from "./default-cache-directory.js";
import { directoryCache } from "./directory-cache.js";
import { noCache } from "./no-cache.js";

async function folder(): Promise<string> {
  const { path, [Symbol.asyncDispose]: dispose } = await temporaryDirectory();
  onTestFinished(dispose);
  return path;
}

test("gives back what was written, until it is removed", async () => {
  const cache = directoryCache(join(await folder(), "made", "when", "needed"));
  expect(await cache.read("mnist/images")).toBeUndefined();
  await cache.write("mnist/images", Uint8Array.of(1, 2, 3));
  await cache.write("mnist/images", Uint8Array.of(4, 5));
  expect([...(await cache.read("mnist/images"))!]).toEqual([4, 5]);
  await cache.remove("mnist/images");
  await cache.remove("mnist/images");
  expect(await cache.read("mnist/images")).toBeUndefined();
});

test("makes no folder before the first write", async () => {
  const path = await folder();
  await directoryCache(join(path, "cache")).read("mnist/images");
  expect(await readdir(path)).toEqual([]);
});

test("keeps each file under its own name and leaves no drafts, also when many write at once", async () => {
  const path = await folder();
  const files = Array.from({ length: 8 }, (_, i) => new Uint8Array(100_000).fill(i));
  await Promise.all(files.map((bytes) => directoryCache(path).write("mnist/images", bytes)));
  expect(await readdir(join(path, "mnist"))).toEqual(["images"]);
  const kept = await readFile(join(path, "mnist", "images"));
  expect(files.some((bytes) => kept.equals(bytes))).toBe(true);
});

test("rejects when it cannot write, and leaves nothing behind", async () => {
  const path = await folder();
  await writeFile(join(path, "mnist"), "a file where the folder should be");
  await expect(directoryCache(path).write("mnist/images", Uint8Array.of(1))).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(await readdir(path)).toEqual(["mnist"]);
});

test("no cache keeps nothing", async () => {
  const cache = noCache();
  await cache.write("mnist/images", Uint8Array.of(1));
  expect(await cache.read("mnist/images")).toBeUndefined();
  await cache.remove("mnist/images");
});

describe("defaultCacheDirectory", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test("is MNISTLAB_CACHE where that is set", () => {
    vi.stubEnv("MNISTLAB_CACHE", "some/where");
    expect(defaultCacheDirectory()).toBe(resolve("some/where"));
    expect(directoryCache().name).toBe(`cache ${resolve("some/where")}`);
  });

  test.each([
    ["linux", { XDG_CACHE_HOME: "/xdg" }, "/xdg/mnistlab"],
    ["linux", { XDG_CACHE_HOME: "relative, so invalid" }, join(homedir(), ".cache/mnistlab")],
    ["linux", { XDG_CACHE_HOME: "" }, join(homedir(), ".cache/mnistlab")],
    ["darwin", {}, join(homedir(), "Library/Caches/mnistlab")],
    ["win32", { LOCALAPPDATA: "/local" }, "/local/mnistlab/Cache"],
    ["win32", { LOCALAPPDATA: "" }, join(homedir(), "AppData/Local/mnistlab/Cache")],
  ] as const)("is the platform's own on %s with %o", (platform, environment, expected) => {
    vi.stubEnv("MNISTLAB_CACHE", "");
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.spyOn(process, "platform", "get").mockReturnValue(platform);
    expect(defaultCacheDirectory()).toBe(expected);
  });
});
