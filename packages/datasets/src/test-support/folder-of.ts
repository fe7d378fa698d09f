import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "./temporary-directory.js";

/** A folder with these files, which goes when the test ends; its path. */
export async function folderOf(files: Readonly<Record<string, Uint8Array | string>> = {}): Promise<string> {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder.path, name), content);
  return folder.path;
}
