import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeDirectory } from "./make-directory.js";

const directory = await fs.mkdtemp(join(tmpdir(), "mnistlab-directory-"));
afterAll(() => fs.rm(directory, { recursive: true }));

test("a directory is made with its parents, also by several calls at the same time and once more", async () => {
  const path = join(directory, "a", "b", "c");
  await Promise.all([makeDirectory(fs, path), makeDirectory(fs, path), makeDirectory(fs, path)]);
  await makeDirectory(fs, path);
  expect((await fs.stat(path)).isDirectory()).toBe(true);
});

test("the working directory is there already", async () => {
  await makeDirectory(fs, ".");
});

test("a file in the way is an error", async () => {
  const file = join(directory, "file");
  await fs.writeFile(file, "");
  await expect(makeDirectory(fs, file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeDirectory(fs, join(file, "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.runIf(process.platform === "linux")(
  "a place that takes no directory is an error, not a wait for ever",
  async () => {
    await expect(makeDirectory(fs, "/proc/mnistlab/run")).rejects.toMatchObject({ code: "ENOENT" });
  },
);
