import { readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { folderOf } from "../test-support/folder-of.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { testFileCache } from "../testing.js";
import { defaultCacheDirectory } from "./default-cache-directory.js";
import { directoryCache } from "./directory-cache.js";
import { noCache } from "./no-cache.js";

const root = await temporaryDirectory();
afterAll(() => root[Symbol.asyncDispose]());
testFileCache((name) => directoryCache(join(root.path, name, "made", "when", "needed")), { test });

test("makes no folder before the first write", async () => {
  const path = await folderOf();
  await directoryCache(join(path, "cache")).read("mnist/images");
  expect(await readdir(path)).toEqual([]);
});

test("keeps each file under its own name and leaves no drafts, also when many write at once", async () => {
  const path = await folderOf();
  const files = Array.from({ length: 8 }, (_, i) => new Uint8Array(100_000).fill(i));
  await Promise.all(files.map((bytes) => directoryCache(path).write("mnist/images", bytes)));
  expect(await readdir(join(path, "mnist"))).toEqual(["images"]);
  const kept = await readFile(join(path, "mnist", "images"));
  expect(files.some((bytes) => kept.equals(bytes))).toBe(true);
});

test("rejects when it cannot write, and leaves nothing behind", async () => {
  const path = await folderOf();
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
