import fc from "fast-check";
import { expect, test } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { scalePixels } from "../scale-pixels.js";
import { errorOf } from "../test-support/error-of.js";
import { LikeBuffer } from "../test-support/like-buffer.js";
import { fromArrays, type LabelledArrays } from "./from-arrays.js";

test("the example of the doc comment is true", () => {
  const nested = fromArrays({ images: [[[0, 255]], [[128, 64]]], labels: [1, 0] });
  expect(nested.shape).toEqual([1, 2, 1]);
  expect(nested.at(0)).toEqual({ image: Uint8Array.of(0, 255), label: 1 });
  const floats = fromArrays({ images: Float32Array.of(0, 1, 0.5, 0.25), labels: [1, 0], shape: [1, 2, 1] });
  expect(floats.at(1)).toEqual({ image: Uint8Array.of(128, 64), label: 0 });
});

test("every nesting of the same pixels gives the same data set", () => {
  const expected = Uint8Array.from({ length: 12 }, (_, i) => i * 20);
  const pixels = [...expected];
  const labels = [0, 1];
  const rows = [0, 3, 6, 9].map((from) => pixels.slice(from, from + 3));
  const variants: LabelledArrays[] = [
    { images: [rows.slice(0, 2), rows.slice(2)], labels },
    { images: [rows.slice(0, 2), rows.slice(2)].map((image) => image.map((row) => row.map((x) => [x]))), labels },
    { images: [[Uint8Array.from(rows[0]!), rows[1]!], rows.slice(2)], labels: Int32Array.from(labels) },
    { images: [pixels.slice(0, 6), Uint8ClampedArray.from(pixels.slice(6))], labels, shape: [2, 3, 1] },
    { images: pixels, labels: BigInt64Array.from([0n, 1n]), shape: [2, 3, 1] },
    { images: Float64Array.from(pixels), labels, shape: [2, 3, 1], pixelMax: 255 },
    { images: BigInt64Array.from(pixels, BigInt), labels, shape: [2, 3, 1] },
    { images: pixels.map((x) => x / 255), labels, shape: [2, 3, 1], pixelMax: 1 },
  ];
  for (const variant of variants) {
    const { images, shape } = fromArrays(variant);
    expect({ images, shape: [...shape] }).toEqual({ images: expected, shape: [2, 3, 1] });
  }
});

test("bytes are kept, also those of a Buffer", () => {
  const images = LikeBuffer.of(1, 2, 3, 4);
  const dataset = fromArrays({ images, labels: [0, 0], shape: [1, 2, 1] });
  expect(dataset.images.buffer).toBe(images.buffer);
  expect(dataset.images.constructor).toBe(Uint8Array);
});

test("what scalePixels makes of bytes is read back to the same bytes", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(fromArrays({ images: scalePixels(bytes), labels: [0], shape: [16, 16, 1] }).images).toEqual(bytes);
});

test("colours are the innermost level", () => {
  expect(fromArrays({ images: [[[[1, 2, 3]]]], labels: [0] }).shape).toEqual([1, 1, 3]);
});

const cyclic: unknown[] = [];
cyclic.push(cyclic);

test.each<[string, unknown, string, RegExp]>([
  ["floats in plain arrays", { images: [[[0.5]]], labels: [0] }, "INVALID_ARGUMENT", /0\.5 at index 0: .* pixelMax: 1/],
  ["bytes as floats", { images: [[Float32Array.of(0, 9)]], labels: [0] }, "INVALID_ARGUMENT", /9 .* pixelMax: 255/],
  ["NaN", { images: [[[Number.NaN]]], labels: [0], pixelMax: 1 }, "INVALID_ARGUMENT", /found NaN/],
  ["a negative pixel", { images: [[[-1]]], labels: [0] }, "INVALID_ARGUMENT", /found -1/],
  ["another range", { images: [[[1]]], labels: [0], pixelMax: 127 }, "INVALID_ARGUMENT", /found 127/],
  ["strings", { images: [[["1"]]], labels: [0] }, "INVALID_ARGUMENT", /found string/],
  ["flat strings", { images: ["1"], labels: [0], shape: [1, 1, 1] }, "INVALID_ARGUMENT", /found 1/],
  ["nothing", { images: undefined, labels: [0] }, "INVALID_ARGUMENT", /found undefined/],
  ["a hole", { images: [[[1]], null], labels: [0, 0] }, "INVALID_ARGUMENT", /found object/],
  ["flat pixels without a shape", { images: [1, 2], labels: [0] }, "SHAPE_MISMATCH", /pass the shape/],
  [
    "rows of two lengths",
    { images: [[[1, 2], [3]]], labels: [0] },
    "SHAPE_MISMATCH",
    /\[1,2,2\].* one of 1 at level 3/,
  ],
  ["arrays five deep", { images: [[[[[1]]]]], labels: [0] }, "SHAPE_MISMATCH", /at most 4/],
  ["arrays without an end", { images: cyclic, labels: [0] }, "SHAPE_MISMATCH", /at most 4/],
  ["images without pixels", { images: [[[]]], labels: [0] }, "SHAPE_MISMATCH", /\[1,0,1\]/],
  ["a label too few", { images: [[[1]], [[2]]], labels: [0] }, "LENGTH_MISMATCH", /2 images, found 1/],
  ["a pixel too many", { images: [1, 2, 3], labels: [0], shape: [1, 2, 1] }, "LENGTH_MISMATCH", /found 3/],
  ["a label of 256", { images: [[[1]]], labels: [256] }, "LABEL_OUT_OF_RANGE", /found 256 at index 0/],
  ["half a label", { images: [[[1]]], labels: [0.5] }, "LABEL_OUT_OF_RANGE", /found 0\.5/],
  ["symbols", { images: [Symbol("x")], labels: [0], shape: [1, 1, 1] }, "INVALID_ARGUMENT", /found Symbol/],
  ["symbols as labels", { images: [[[1]]], labels: [Symbol("x")] }, "LABEL_OUT_OF_RANGE", /found Symbol/],
  ["a label without a name", { images: [[[1]]], labels: [1], classNames: ["cat"] }, "LABEL_OUT_OF_RANGE", /found 1/],
])("refuses %s", async (_, arrays, code, message) => {
  const error = await errorOf(() => fromArrays(arrays as LabelledArrays));
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
});

test("no arrays make it fail with anything but a DatasetError", () => {
  const { nested } = fc.letrec((tie) => ({
    nested: fc.oneof({ maxDepth: 5 }, fc.anything(), fc.double(), fc.uint8Array(), fc.array(tie("nested"))),
  }));
  fc.assert(
    fc.property(nested, fc.array(fc.oneof(fc.nat(3), fc.double())), (images, labels) => {
      try {
        fromArrays({ images, labels } as LabelledArrays);
      } catch (error) {
        expect(error).toSatisfy(DatasetError.isInstance);
      }
    }),
    { seed: 5, numRuns: 1000 },
  );
});
