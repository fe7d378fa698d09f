import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { testFileSource } from "../testing.js";
import { zip } from "./zip.js";

const content = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);
const blobOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

testFileSource((files) => zip(blobOf(zipBytes(files))), { test });

test("a file is found in any folder, but not under a name that only ends alike", async () => {
  const source = zip(
    blobOf(
      zipBytes({
        "__MACOSX/gzip/._images.gz": Uint8Array.of(1),
        "gzip/test-images.gz": Uint8Array.of(2),
        "gzip/images.gz": gzipped(content),
      }),
    ),
  );
  expect(await source.locate("images")[0]!.read({ maxBytes: 10_000 })).toEqual(gzipped(content));
});

test("a file that a visitor has chosen is called by its name", () => {
  const file = new File([], "gzip.zip");
  expect(
    zip(file)
      .locate("images")
      .map(({ name }) => name),
  ).toEqual(["gzip.zip (images.gz)"]);
});

test("a file that says it is longer than any right one is not unpacked", async () => {
  const source = zip(blobOf(zipBytes({ images: content }, { bytes: 0xffffffff })));
  const error = await errorOf(() => source.locate("images")[0]!.read({ maxBytes: 10_000 }));
  expect(error.code).toBe("INVALID_FILE");
  expect(error.message).toContain("at most 10000 bytes, found 4294967295");
});
