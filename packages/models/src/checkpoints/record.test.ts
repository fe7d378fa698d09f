import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRecord } from "./decode-record.js";
import { encodeRecord } from "./encode-record.js";
import type { RecordValue } from "./json-value.js";
import { HEAD_BYTES, MAGIC } from "./record-layout.js";

const { value } = fc.letrec<{ value: RecordValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
    fc.double(),
    fc.string({ unit: "grapheme" }),
    fc.float32Array({ maxLength: 9 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom("$", "offset", "__proto__"), fc.string()), tie("value"), { maxKeys: 4 }),
  ),
}));

test("every value comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(value, async (kept) => {
      expect(await decodeRecord(await encodeRecord(kept), "the test")).toStrictEqual(asPlain(kept));
    }),
  );
});

test("float32 arrays come back bit for bit, also NaN with a payload", async () => {
  const bits = Uint32Array.of(0x7fc12345, 0xffc00001, 0x80000000, 1, 0x7f800000);
  const kept = (await decodeRecord(await encodeRecord({ a: new Float32Array(bits.buffer) }), "the test")) as {
    a: Float32Array;
  };
  expect(new Uint32Array(kept.a.buffer)).toEqual(bits);
});

test("the same value gives the same bytes, in any part of a larger array", async () => {
  const bytes = await encodeRecord({ a: Float32Array.of(1, 2), b: ["ü"] });
  expect(await encodeRecord({ a: Float32Array.of(1, 2), b: ["ü"] })).toEqual(bytes);
  const around = new Uint8Array(bytes.length + 6);
  around.set(bytes, 3);
  const part = around.subarray(3, bytes.length + 3);
  expect(await decodeRecord(part, "the test")).toEqual({ a: Float32Array.of(1, 2), b: ["ü"] });
});

test("a file that was torn anywhere, or has a byte changed or added, is recognised", async () => {
  const bytes = await encodeRecord({ weights: [Float32Array.of(1, 2, 3)], seed: 7 });
  const corrupt = { code: "CORRUPT_CHECKPOINT", message: expect.stringContaining("in train.0 of memory") };
  for (let i = 0; i < bytes.length; i++) {
    await expect(decodeRecord(bytes.subarray(0, i), "train.0 of memory")).rejects.toMatchObject(corrupt);
    const changed = bytes.slice();
    changed[i]! ^= 1 << (i % 8);
    await expect(decodeRecord(changed, "train.0 of memory")).rejects.toMatchObject(corrupt);
  }
  const longer = new Uint8Array([...bytes, 0]);
  await expect(decodeRecord(longer, "train.0 of memory")).rejects.toMatchObject(corrupt);
});

test("a file of another version of the format is whole, but refused", async () => {
  const bytes = await encodeRecord({ seed: 7 });
  bytes[HEAD_BYTES] = 2;
  const digest = await crypto.subtle.digest("SHA-256", bytes.subarray(HEAD_BYTES));
  bytes.set(new Uint8Array(digest), MAGIC.length);
  await expect(decodeRecord(bytes, "the test")).rejects.toMatchObject({
    code: "INCOMPATIBLE_CHECKPOINT",
    message: expect.stringContaining("format version 1, as this training has, found 2"),
  });
});

/** A value without the null prototypes that fast-check gives to some dictionaries. */
function asPlain(value: RecordValue): RecordValue {
  if (value instanceof Float32Array || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(asPlain);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asPlain(member)]));
}
