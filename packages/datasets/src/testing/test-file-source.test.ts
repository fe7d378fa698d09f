import { expect, test } from "vitest";
import type { FileSource, ReadOptions } from "../sources/file-source.js";
import { memory } from "../sources/memory.js";
import { failuresOf } from "./failures-of.js";
import { testFileSource } from "./test-file-source.js";

type Read = (options: ReadOptions) => Promise<Uint8Array>;

/** The names of the contract's tests that `memory` fails with another way to read. */
function failures(change: (read: Read) => Read): Promise<string[]> {
  const changed = (source: FileSource): FileSource => ({
    ...source,
    locate: (file) => source.locate(file).map(({ name, read }) => ({ name, read: change(read) })),
  });
  return failuresOf((runner) => testFileSource((files) => changed(memory(files)), runner));
}

test("a right driver passes", async () => {
  expect(await failures((read) => read)).toEqual([]);
});

test.each<[string, (read: Read) => Read]>([
  ["cuts a byte off", (read) => async (options) => (await read(options)).subarray(1)],
  ["reports nothing", (read) => (options) => read({ ...options, onBytes: undefined })],
  ["ignores the signal", (read) => (options) => read({ ...options, signal: undefined })],
  ["reads files of any length", (read) => (options) => read({ ...options, maxBytes: 1e9 })],
  [
    "counts down",
    (read) => (options) => read({ ...options, onBytes: (n) => [n, n - 1].forEach((m) => void options.onBytes?.(m)) }),
  ],
  ["has no reasons", (read) => (options) => read(options).catch(() => Promise.reject("no"))],
])("a driver that %s fails", async (_, change) => {
  expect(await failures(change)).not.toEqual([]);
});

test("a driver that gives any file by any name fails", async () => {
  const any = (files: Readonly<Record<string, Uint8Array>>) =>
    memory(Object.fromEntries(["images", "labels", "empty"].map((name) => [name, Object.values(files)[0]!])));
  expect((await failuresOf((runner) => testFileSource(any, runner))).length).toBeGreaterThan(1);
});
