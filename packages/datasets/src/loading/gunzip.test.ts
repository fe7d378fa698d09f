import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { gunzip, isGzip } from "./gunzip.js";

const content = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) % 256);

test("unpacks what gzip packed", async () => {
  expect(await gunzip(gzipped(content))).toEqual(content);
  expect(await gunzip(gzipped(content), { maxBytes: content.length })).toEqual(content);
  for (const maxBytes of [content.length, content.length + 9]) {
    expect(await gunzip(gzipped(content), { maxBytes, isSized: true })).toEqual(content);
  }
});

test("knows gzip by its first two bytes", () => {
  expect([gzipped(content), content, Uint8Array.of(0x1f), new Uint8Array()].map(isGzip)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("refuses a file that was cut off anywhere", async () => {
  const packed = gzipped(content);
  for (const length of [2, 10, 11, packed.length >> 1, packed.length - 8, packed.length - 1]) {
    expect((await errorOf(() => gunzip(packed.subarray(0, length)))).code).toBe("INVALID_FILE");
  }
});

test("refuses a file with a changed byte", async () => {
  const packed = gzipped(content);
  packed[packed.length >> 1]! ^= 1;
  expect((await errorOf(() => gunzip(packed))).code).toBe("INVALID_FILE");
});

test("stops a small file that unpacks to a huge one", async () => {
  const bomb = gzipped(new Uint8Array(10_000_000));
  for (const isSized of [false, true]) {
    const error = await errorOf(() => gunzip(bomb, { maxBytes: 1000, isSized }));
    expect(error.code).toBe("INVALID_FILE");
    expect(error.message).toContain("at most 1000 bytes, found more");
  }
});
