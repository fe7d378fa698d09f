import fs, { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDirectory } from "./make-directory.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "mnistlab-models-"));
});
afterAll(() => rm(root, { recursive: true }));
const make = (path: string): Promise<void> => makeDirectory({ fs, dirname }, path);

test("a directory is made with its parents, by several calls at the same time, too", async () => {
  const path = join(root, "a", "b", "c");
  await Promise.all([make(path), make(path), make(path)]);
  expect((await stat(path)).isDirectory()).toBe(true);
  await make(path);
});

test("a file in the way is an error", async () => {
  const file = join(root, "file");
  await writeFile(file, "");
  await expect(make(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(make(join(file, "a", "b"))).rejects.toThrow();
});
