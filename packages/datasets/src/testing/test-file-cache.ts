import type { FileCache } from "../caches/file-cache.js";
import { holds, sameBytes } from "./expectations.js";
import type { TestRunner } from "./test-runner.js";

/**
 * Registers the tests that every {@link FileCache} must pass.
 *
 * @param makeCache - Opens the cache of this name, which is new the first time: equal names give caches of one content, as
 * two processes or pages would open it.
 * @param runner - Where the tests go, e.g. Vitest's `test`.
 * @example
 * import { test } from "vitest";
 * testFileCache((name) => directoryCache(`${folder}/${name}`), { test });
 */
export function testFileCache(makeCache: (name: string) => FileCache | Promise<FileCache>, { test }: TestRunner): void {
  test("a new cache holds nothing", async () => {
    const cache = await makeCache("new");
    sameBytes(await cache.read("mnist/images"), undefined, "a file that was never written");
    holds(cache.name.length > 0, "the cache has a name");
  });

  test("a file comes back as it was written last", async () => {
    const cache = await makeCache("last");
    for (const bytes of [pattern(300), pattern(1_000_000), pattern(7), new Uint8Array()]) {
      await cache.write("mnist/images", bytes);
      sameBytes(await cache.read("mnist/images"), bytes, "the file");
    }
  });

  test("each key is a file of its own", async () => {
    const cache = await makeCache("keys");
    const keys = ["mnist/images", "mnist/images-2", "mnist/labels", "fashion/images", "images", "a b%2F?#ü/ü"];
    for (const [i, key] of keys.entries()) await cache.write(key, Uint8Array.of(i));
    for (const [i, key] of keys.entries()) sameBytes(await cache.read(key), Uint8Array.of(i), key);
  });

  test("a removed file is gone, the others stay, and removing what is not there does nothing", async () => {
    const cache = await makeCache("remove");
    await cache.remove("mnist/images");
    await cache.write("mnist/images", pattern(10));
    await cache.write("mnist/labels", pattern(20));
    await cache.remove("mnist/images");
    await cache.remove("mnist/images");
    sameBytes(await cache.read("mnist/images"), undefined, "the removed file");
    sameBytes(await cache.read("mnist/labels"), pattern(20), "the other file");
    await cache.write("mnist/images", pattern(30));
    sameBytes(await cache.read("mnist/images"), pattern(30), "the file written again");
  });

  test("a part of a larger array is written without its surroundings", async () => {
    const cache = await makeCache("part");
    await cache.write("images", pattern(1000).subarray(100, 300));
    sameBytes(await cache.read("images"), pattern(1000).slice(100, 300), "the file");
  });

  test("what was written or read is a copy", async () => {
    const cache = await makeCache("copy");
    const bytes = pattern(100);
    await cache.write("images", bytes);
    bytes.fill(0);
    const first = await cache.read("images");
    sameBytes(first, pattern(100), "the file after the writer's array has changed");
    first?.fill(0);
    sameBytes(await cache.read("images"), pattern(100), "the file after the reader's array has changed");
  });

  test("a second cache of the name sees what the first writes and removes", async () => {
    const [a, b] = [await makeCache("two"), await makeCache("two")];
    await a.write("images", pattern(10));
    sameBytes(await b.read("images"), pattern(10), "the file, read by the other");
    await b.remove("images");
    sameBytes(await a.read("images"), undefined, "the file, removed by the other");
  });

  test("beginnings of downloads, if they are kept, grow at their end and stay apart from whole files", async () => {
    const [a, b] = [await makeCache("partials"), await makeCache("partials")];
    if (!a.partials || !b.partials) return;
    const beginning = (from: FileCache) => from.partials!.read("images");
    const whole = pattern(1000);
    holds((await beginning(a)) === undefined, "there is no beginning at first");
    await a.partials.remove("images");
    await a.partials.write("images", 'a "tag" ü', 0, whole.subarray(0, 300));
    await b.partials.write("images", 'a "tag" ü', 300, whole.subarray(300, 600));
    holds((await beginning(a))?.tag === 'a "tag" ü', "the tag comes back");
    sameBytes((await beginning(a))?.bytes, whole.slice(0, 600), "the beginning");
    sameBytes(await a.read("images"), undefined, "the file that has only begun");
    await a.partials.write("images", 'a "tag" ü', 300, whole.subarray(300, 400));
    sameBytes((await beginning(b))?.bytes, whole.slice(0, 600), "the beginning after a slower writer's part");
    await a.partials.write("images", 'a "tag" ü', 601, whole.subarray(601));
    await a.partials.write("images", "another tag", 600, pattern(10));
    sameBytes((await beginning(b))?.bytes, whole.slice(0, 600), "the beginning after parts that do not fit");
    await a.partials.write("images", "another tag", 0, pattern(10));
    sameBytes((await beginning(b))?.bytes, pattern(10), "the beginning that replaced it");
    await b.partials.remove("images");
    holds((await beginning(a)) === undefined, "a removed beginning is gone");
    await a.partials.write("images", "another tag", 10, pattern(10));
    holds((await beginning(a)) === undefined, "nothing is added to a beginning that is gone");
  });

  test("many writers and readers at once: every reader sees a whole file, and one of them stays", async () => {
    const caches = await Promise.all([0, 1, 2, 3].map(() => makeCache("many")));
    const files = caches.map((_, i) => new Uint8Array(200_000 + i).fill(i));
    const isWhole = (bytes: Uint8Array | undefined) =>
      bytes === undefined || files.some((file) => file.length === bytes.length && file.every((b, i) => b === bytes[i]));
    await Promise.all(
      caches.flatMap((cache, i) => [
        cache.write("images", files[i]!),
        cache.read("images").then((bytes) => holds(isWhole(bytes), "a reader sees a whole file or none")),
      ]),
    );
    const kept = await caches[0]!.read("images");
    holds(kept !== undefined && isWhole(kept), "one of the files stays, whole");
  });
}

/** Bytes that tell their place. */
function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) % 256);
}
