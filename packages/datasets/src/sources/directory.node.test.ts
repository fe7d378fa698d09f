import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { folderOf } from "../test-support/folder-of.js";
import { testFileSource } from "../testing.js";
import { directory } from "./directory.js";

testFileSource(async (files) => directory(await folderOf(files)), { test });

test("says that there is no such file", async () => {
  const [plain] = directory(await folderOf()).locate("images");
  const error = await errorOf(() => plain!.read({ maxBytes: 1 }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toBe("[datasets] there is no such file.");
});

test("says what else is wrong with a file", async () => {
  const path = await folderOf();
  await mkdir(join(path, "images"));
  const [plain] = directory(path).locate("images");
  const error = await errorOf(() => plain!.read({ maxBytes: 1e6 }));
  expect(error.message).toMatch(/the file cannot be read: EISDIR/);
});
