import fc from "fast-check";
import { expect, test } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { errorOf } from "../test-support/error-of.js";
import { idxBytes } from "../test-support/idx-bytes.js";
import { LikeBuffer } from "../test-support/like-buffer.js";
import { parseIdx } from "./parse-idx.js";

test("the example of the doc comment is true", () => {
  const { shape, data } = parseIdx(Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 7, 8, 9));
  expect(shape).toEqual([1, 3]);
  expect(data).toEqual(Uint8Array.of(7, 8, 9));
});

test("reads what was written, for any shape, without a copy", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), fc.nat(7), (shape, offset) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const values = Uint8Array.from({ length }, (_, i) => i % 251);
      const file = idxBytes(shape, values);
      const within = new Uint8Array(offset + file.length);
      within.set(file, offset);
      const parsed = parseIdx(within.subarray(offset));
      expect(parsed).toEqual({ shape, data: values });
      expect(parsed.data.buffer).toBe(within.buffer);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("gives a plain Uint8Array for a Buffer", () => {
  const { data } = parseIdx(LikeBuffer.from(idxBytes([2], [1, 2])));
  expect(data.constructor).toBe(Uint8Array);
});

test("every prefix of a file is truncated, and a byte more is too long", async () => {
  const file = idxBytes([2, 1, 2], [1, 2, 3, 4]);
  for (let length = 0; length < file.length; length++) {
    expect((await errorOf(() => parseIdx(file.subarray(0, length)))).code).toBe("TRUNCATED_FILE");
  }
  const longer = await errorOf(() => parseIdx(Uint8Array.of(...file, 0)));
  expect(longer.code).toBe("INVALID_FILE");
  expect(longer.message).toContain("20 bytes for shape [2,1,2], found 21");
});

test("a header that promises 4 billion images of 4 billion pixels costs nothing", async () => {
  const huge = 0xffffffff;
  expect((await errorOf(() => parseIdx(idxBytes([huge, huge, huge], [1])))).code).toBe("TRUNCATED_FILE");
  expect((await errorOf(() => parseIdx(idxBytes(new Array(255).fill(huge), [1])))).code).toBe("TRUNCATED_FILE");
  expect(parseIdx(idxBytes([...new Array(200).fill(huge), 0], [])).data.length).toBe(0);
});

test.each<[string, number[], RegExp]>([
  ["a gzip file", [0x1f, 0x8b, 8, 8, 0], /found 0x1f8b0808: is the file still gzipped\?/],
  ["a PNG", [0x89, 0x50, 0x4e, 0x47, 13], /found 0x89504e47: this is another kind of file/],
  ["IDX of 32-bit floats", [0, 0, 0x0d, 1, 0, 0, 0, 0], /found 0x00000d01/],
  ["IDX without dimensions", [0, 0, 8, 0, 1], /found 0x00000800/],
])("refuses %s", async (_, bytes, message) => {
  const error = await errorOf(() => parseIdx(Uint8Array.from(bytes)));
  expect(error.code).toBe("INVALID_FILE");
  expect(error.message).toMatch(message);
});

test("no bytes make it fail with anything but a DatasetError", () => {
  const header = fc
    .tuple(fc.constant([0, 0, 8]), fc.array(fc.nat(255), { maxLength: 40 }))
    .map(([a, b]) => [...a, ...b]);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        header.map((bytes) => Uint8Array.from(bytes)),
      ),
      (bytes) => {
        try {
          const { shape, data } = parseIdx(bytes);
          expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
        } catch (error) {
          expect(DatasetError.isInstance(error)).toBe(true);
        }
      },
    ),
    { seed: 2, numRuns: 1000 },
  );
});
