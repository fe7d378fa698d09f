import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { makeDirectory } from "./make-directory.js";

async function emptyFolder(): Promise<string> {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder.path;
}

test("a directory is made with its parents, also by several calls at the same time and once more", async () => {
  const path = join(await emptyFolder(), "a", "b", "c");
  await Promise.all([makeDirectory(path), makeDirectory(path), makeDirectory(path)]);
  await makeDirectory(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test("a file in the way is an error", async () => {
  const file = join(await emptyFolder(), "file");
  await writeFile(file, "");
  await expect(makeDirectory(file)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeDirectory(join(file, "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test.runIf(process.platform === "linux")(
  "a place that takes no directory is an error, not a wait for ever",
  async () => {
    await expect(makeDirectory("/proc/mnistlab/cache")).rejects.toMatchObject({ code: "ENOENT" });
  },
);
