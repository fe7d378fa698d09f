import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.js";
import { writeAtomically } from "./write-atomically.js";

test("a file is written, and written anew, with nothing left beside it", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "notes.txt");
  await writeAtomically(path, "long first version");
  await writeAtomically(path, "second");
  expect(await readFile(path, "utf8")).toBe("second");
  expect(await readdir(directory)).toEqual(["notes.txt"]);
});

test("a file that cannot be written is named, and nothing is left beside it", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "taken");
  await mkdir(join(path, "by-a-directory"), { recursive: true });
  await expect(writeAtomically(path, "text")).rejects.toMatchObject({
    code: "WRITE_FAILED",
    message: expect.stringContaining(path),
  });
  expect(await readdir(directory)).toEqual(["taken"]);
});
