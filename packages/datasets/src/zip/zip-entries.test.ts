import fc from "fast-check";
import { expect, test } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { errorOf } from "../test-support/error-of.js";
import { mutated } from "../test-support/mutated.js";
import { type ZipLies, zipBytes } from "../test-support/zip-bytes.js";
import { packedStart } from "./local-header.js";
import { bytesAccess, type RandomAccess } from "./random-access.js";
import { unzipEntry } from "./unzip-entry.js";
import { zipEntries } from "./zip-entries.js";

const files = { "gzip/a": Uint8Array.of(1, 2, 3), "gzip/b": new Uint8Array(70_000) };
const archive = zipBytes(files);

/** Counts the bytes that are read of an archive. */
function counted(access: RandomAccess): RandomAccess & { readonly readBytes: () => number } {
  let count = 0;
  return {
    size: access.size,
    read(start, end) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(access.size);
      count += end - start;
      return access.read(start, end);
    },
    readBytes: () => count,
  };
}

async function unzipAll(access: RandomAccess): Promise<Record<string, Uint8Array>> {
  const contents: Record<string, Uint8Array> = {};
  for (const entry of await zipEntries(access)) {
    const start = await packedStart(access, entry);
    contents[entry.name] = await unzipEntry(entry, await access.read(start, start + entry.packedBytes));
  }
  return contents;
}

test("the files come out as they went in", async () => {
  expect(await unzipAll(bytesAccess(archive))).toEqual(files);
});

test("of a large archive only the end is read for its directory, and a file's own bytes for a file", async () => {
  // Bytes that no compression makes smaller: the archive is as long as its file.
  const noise = Uint8Array.from({ length: 1_000_000 }, (_, i) => ((i * 2654435761) >>> 13) ^ i);
  const access = counted(bytesAccess(zipBytes({ noise, small: Uint8Array.of(9) })));
  const entries = await zipEntries(access);
  expect(access.readBytes()).toBe(22 + 65_535);
  const small = entries.find(({ name }) => name === "small")!;
  await packedStart(access, small);
  expect(access.readBytes()).toBe(22 + 65_535 + 30);
});

test("a directory longer than the tail is read whole", async () => {
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`folder/file-${i}`, Uint8Array.of(i % 256)]));
  const entries = await zipEntries(bytesAccess(zipBytes(many)));
  expect(entries.map(({ name }) => name)).toEqual(Object.keys(many));
});

test.each<[string, ZipLies, RegExp]>([
  ["begins after its end", { directoryAt: 0xffffffff }, /its directory is damaged/],
  ["begins in the middle of a file", { directoryAt: 40 }, /its directory is damaged/],
  ["has fewer files than it says", { files: 60_000 }, /its directory is damaged/],
  ["has files beyond the end", { packedBytes: 0xfffffff0 }, /gzip\/a goes on after the end/],
])("a directory that %s is refused", async (_, lies, message) => {
  const error = await errorOf(() => zipEntries(bytesAccess(zipBytes(files, lies))));
  expect(error.code).toBe("INVALID_FILE");
  expect(error.message).toMatch(message);
});

test("an archive of 4 GB that lies of its directory makes nobody read it", async () => {
  const end = zipBytes({}, { files: 1, directoryAt: 0 });
  const size = 4_000_000_000;
  const access = counted({
    size,
    async read(start, stop) {
      if (stop - start > 1_000_000) throw new Error("read too much");
      const bytes = new Uint8Array(stop - start);
      if (stop === size) bytes.set(end, bytes.length - end.length);
      return bytes;
    },
  });
  expect((await errorOf(() => zipEntries(access))).message).toContain("its directory is damaged");
});

test("every prefix is cut off, and no bytes make it read beyond the end or fail with anything but a DatasetError", async () => {
  const small = zipBytes({ "gzip/a": Uint8Array.of(1, 2, 3), b: new Uint8Array(300) });
  for (let length = 0; length < small.length; length++) {
    const { code } = await errorOf(() => zipEntries(bytesAccess(small.subarray(0, length))));
    expect(code).toBe("TRUNCATED_FILE");
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), mutated(small)), async (bytes) => {
      const error = await unzipAll(counted(bytesAccess(bytes))).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error) expect(error).toSatisfy(DatasetError.isInstance);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
