import fc from "fast-check";
import { expect, test } from "vitest";
import { fromArrays } from "../arrays/from-arrays.js";
import { DatasetError } from "../dataset-error.js";
import { errorOf } from "../test-support/error-of.js";
import { LikeBuffer } from "../test-support/like-buffer.js";
import { mutated } from "../test-support/mutated.js";
import { npyBytes } from "../test-support/npy-bytes.js";
import { numpyFiles } from "../test-support/numpy-files.js";
import { type ZipLies, zipBytes } from "../test-support/zip-bytes.js";
import { fromNpz } from "./from-npz.js";
import { parseNpz } from "./parse-npz.js";

const bytes = npyBytes("|u1", [1, 1, 2], Uint8Array.of(5, 6));
const label = npyBytes("|u1", [1], Uint8Array.of(1));
const arrays = { "x_train.npy": bytes, "y_train.npy": label, "x_test.npy": bytes, "y_test.npy": label };

test.each(Object.entries(numpyFiles))("reads what NumPy wrote, %s", async (_, file) => {
  for (const given of [file, LikeBuffer.from(file), file.slice().buffer]) {
    const { train, test } = await fromNpz(given);
    expect(train.shape).toEqual([2, 3, 1]);
    expect(train.images).toEqual(Uint8Array.from({ length: 12 }, (_, i) => i * 20));
    expect([...train.labels, ...test.labels]).toEqual([1, 0, 2]);
    expect(train.classNames).toEqual(["0", "1", "2"]);
    expect(test.images).toEqual(train.at(0).image);
  }
});

test("takes colours, floats in [0, 1] and labels as a column", async () => {
  const pixels = new Uint8Array(Float32Array.of(0, 0.5, 1).buffer);
  const { test } = await fromNpz(
    zipBytes({
      ...arrays,
      "x_test.npy": npyBytes("<f4", [1, 1, 1, 3], pixels),
      "y_test.npy": npyBytes("|u1", [1, 1], Uint8Array.of(0)),
    }),
    { classNames: ["cat", "dog"] },
  );
  expect(test.at(0)).toEqual({ image: Uint8Array.of(0, 128, 255), label: 0 });
  expect([test.shape, test.classNames]).toEqual([
    [1, 1, 3],
    ["cat", "dog"],
  ]);
});

test("files of another layout go through parseNpz and fromArrays, as its doc comment shows", async () => {
  const images28 = npyBytes("|u1", [2, 784], new Uint8Array(1568));
  const file = zipBytes({ "images.npy": images28, "labels.npy": npyBytes("|u1", [2], Uint8Array.of(1, 0)) });
  const { images, labels } = await parseNpz(file, { names: ["images", "labels"] });
  expect(fromArrays({ images: images.data, labels: labels.data, shape: [28, 28, 1] }).length).toBe(2);
  expect(Object.keys(await parseNpz(file))).toEqual(["images", "labels"]);
});

test("an archive may end with a comment", async () => {
  expect((await fromNpz(zipBytes(arrays, { comment: "PK\x05\x06 is how an end begins" }))).train.length).toBe(1);
});

test.each<[string, Record<string, Uint8Array>, ZipLies, string, RegExp]>([
  ["a missing array", { "x_train.npy": bytes }, {}, "INVALID_FILE", /array y_train in the npz file, found x_train/],
  ["an empty archive", {}, {}, "INVALID_FILE", /found none/],
  ["a wrong checksum", arrays, { crc: 1 }, "INVALID_FILE", /CRC-32 00000001 .* was damaged/],
  ["more content than announced", arrays, { bytes: 3 }, "INVALID_FILE", /at most 3 bytes, found more/],
  ["less content than announced", arrays, { bytes: 0xfffffffe }, "INVALID_FILE", /4294967294 bytes .* was damaged/],
  ["bzip2", arrays, { method: 12 }, "INVALID_FILE", /found method 12/],
  ["encryption", arrays, { flags: 1 }, "INVALID_FILE", /x_train.npy is encrypted/],
  ["entries beyond the end", arrays, { packedBytes: 0xffffff }, "INVALID_FILE", /goes on after the end/],
  ["entries that overlap", arrays, { packedBytes: 350 }, "INVALID_FILE", /overlap/],
  [
    "images of two dimensions",
    { ...arrays, "x_train.npy": label },
    {},
    "SHAPE_MISMATCH",
    /x_train of shape .* found \[1\]/,
  ],
  ["labels of three dimensions", { ...arrays, "y_test.npy": bytes }, {}, "SHAPE_MISMATCH", /y_test of shape/],
])("refuses %s", async (_, files, lies, code, message) => {
  const error = await errorOf(() => fromNpz(zipBytes(files, lies)));
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
});

test("every prefix of an archive is an error with a code", async () => {
  for (let length = 0; length < numpyFiles.stored.length; length++) {
    const { code } = await errorOf(() => fromNpz(numpyFiles.stored.subarray(0, length)));
    expect(code).toBe("TRUNCATED_FILE");
  }
  const error = await errorOf(() => fromNpz(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13)));
  expect(error.message).toContain("begins with 0x89504e47: this is another kind of file");
});

test("no bytes make it hang or fail with anything but a DatasetError", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.uint8Array(), mutated(numpyFiles.stored), mutated(numpyFiles.deflated)),
      async (file) => {
        const error = await fromNpz(file).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error) expect(error).toSatisfy(DatasetError.isInstance);
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
});
