import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { failuresInWorker } from "../test-support/failures-in-worker.js";
import { testFileCache } from "../testing.js";
import { opfsCache } from "./opfs-cache.js";

const prefix = crypto.randomUUID();
testFileCache((name) => opfsCache(`${prefix} ${name}`), { test });

test.each([
  { without: [] },
  { without: ["createWritable"] as const },
  { without: ["move"] as const },
  { without: ["createWritable", "move"] as const },
])("passes the same tests in a worker %o", async ({ without }) => {
  expect(await failuresInWorker({ driver: "opfsCache", without })).toEqual([]);
});

/** Names of the files in a folder of the private file system. */
async function namesIn(...path: string[]): Promise<string[]> {
  let folder = await navigator.storage.getDirectory();
  for (const name of path) folder = await folder.getDirectoryHandle(encodeURIComponent(name));
  const names: string[] = [];
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  return names;
}

test("leaves no drafts, also when many write at once", async () => {
  const cache = opfsCache(`${prefix} drafts`);
  await Promise.all(Array.from({ length: 8 }, (_, i) => cache.write("mnist/images", new Uint8Array(10_000 + i))));
  expect(await namesIn(`${prefix} drafts`, "mnist")).toEqual(["images"]);
});

test("a write that fails leaves the file as it was", async () => {
  const cache = opfsCache(`${prefix} fails`);
  await cache.write("images", Uint8Array.of(1, 2));
  await expect(cache.write("images", Symbol("not bytes") as unknown as Uint8Array)).rejects.toThrow();
  expect(await cache.read("images")).toEqual(Uint8Array.of(1, 2));
});

test("the draft of a tab that was closed goes with the next write, the other files stay", async () => {
  const cache = opfsCache(`${prefix} closed`);
  await cache.write("images", Uint8Array.of(1));
  await cache.write("images-2", Uint8Array.of(2));
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(
    encodeURIComponent(`${prefix} closed`),
  );
  await folder.getFileHandle("images.0.tmp", { create: true });
  await folder.getFileHandle("labels.0.tmp", { create: true });
  await cache.write("images", Uint8Array.of(3));
  expect((await namesIn(`${prefix} closed`)).sort()).toEqual(["images", "images-2", "labels.0.tmp"]);
});

test("the example of the doc comment is true", async () => {
  const cache = opfsCache("digits");
  await cache.write("labels", Uint8Array.of(5, 0, 4));
  expect(await cache.read("labels")).toEqual(Uint8Array.of(5, 0, 4));
});

test("makes no folder before the first write", async () => {
  await opfsCache(`${prefix} reads only`).read("mnist/images");
  expect(await namesIn()).not.toContain(encodeURIComponent(`${prefix} reads only`));
});

test("refuses a folder without a name", async () => {
  expect((await errorOf(() => opfsCache(""))).code).toBe("INVALID_ARGUMENT");
});
