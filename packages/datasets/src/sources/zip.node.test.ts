import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { folderOf } from "../test-support/folder-of.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { zip } from "./zip.js";

const content = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);

test("an archive stays on the disk", async () => {
  const folder = await folderOf({ "gzip.zip": zipBytes({ "gzip/images.gz": content }) });
  const path = join(folder, "gzip.zip");
  const source = zip(await openAsBlob(path));
  expect(await source.locate("images")[0]!.read({ maxBytes: 10_000 })).toEqual(content);
  await writeFile(path, "another file");
  const error = await errorOf(() => source.locate("images")[0]!.read({ maxBytes: 10_000 }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toContain("the archive cannot be read");
});
