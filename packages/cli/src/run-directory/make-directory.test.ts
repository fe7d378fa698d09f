import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.js";
import { makeDirectory } from "./make-directory.js";

test("a directory is made with its parents; those that were not there are told, outermost first", async () => {
  const home = await temporaryDirectory();
  const path = join(home, "a", "b");
  expect(await makeDirectory(path)).toEqual([join(home, "a"), path]);
  expect((await stat(path)).isDirectory()).toBe(true);
  expect(await makeDirectory(path)).toEqual([]);
});

test("several calls for one directory at the same time all succeed", async () => {
  const path = join(await temporaryDirectory(), "a", "b", "c");
  const made = await Promise.all([makeDirectory(path), makeDirectory(path), makeDirectory(path)]);
  expect(made.flat().sort()).toEqual([join(path, "../.."), join(path, ".."), path]);
});

test("a file in the way is an error", async () => {
  const file = join(await temporaryDirectory(), "file");
  await writeFile(file, "");
  await expect(makeDirectory(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeDirectory(join(file, "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.runIf(process.platform === "linux")(
  "a place that takes no directory is an error, not a wait for ever",
  async () => {
    await expect(makeDirectory("/proc/mnistlab/run")).rejects.toMatchObject({ code: "ENOENT" });
  },
);
