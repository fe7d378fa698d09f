import fc from "fast-check";
import { expect, test } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { errorOf } from "../test-support/error-of.js";
import { idxBytes } from "../test-support/idx-bytes.js";
import { mutated } from "../test-support/mutated.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { fromIdx } from "./from-idx.js";

const images = idxBytes([2, 1, 2], [10, 20, 30, 40]);
const labels = idxBytes([2], [1, 0]);

test("the example of the doc comment is true", async () => {
  const dataset = await fromIdx({ images, labels });
  expect(dataset.shape).toEqual([1, 2, 1]);
  expect(dataset.at(1)).toEqual({ image: Uint8Array.of(30, 40), label: 0 });
});

test("takes gzip and plain files, arrays and buffers, in any mixture", async () => {
  for (const imageFile of [images, gzipped(images), images.slice().buffer, gzipped(images).slice().buffer]) {
    const dataset = await fromIdx({ images: imageFile, labels: gzipped(labels) });
    expect(dataset.images).toEqual(Uint8Array.of(10, 20, 30, 40));
    expect(dataset.labels).toEqual(Uint8Array.of(1, 0));
  }
});

test("names classes by number unless told", async () => {
  expect((await fromIdx({ images, labels })).classNames).toEqual(["0", "1"]);
  expect((await fromIdx({ images, labels, classNames: ["cat", "dog", "owl"] })).classNames).toEqual([
    "cat",
    "dog",
    "owl",
  ]);
});

test.each([
  ["labels in place of images", { images: labels, labels }, "SHAPE_MISMATCH"],
  ["images in place of labels", { images, labels: images }, "SHAPE_MISMATCH"],
  ["images without pixels", { images: idxBytes([2, 0, 2], []), labels }, "SHAPE_MISMATCH"],
  ["images of five dimensions", { images: idxBytes([2, 1, 2, 1, 1], [10, 20, 30, 40]), labels }, "SHAPE_MISMATCH"],
  ["a label too many", { images, labels: idxBytes([3], [0, 1, 0]) }, "LENGTH_MISMATCH"],
  ["a label without a name", { images, labels, classNames: ["cat"] }, "LABEL_OUT_OF_RANGE"],
  ["a file that was cut off", { images: images.subarray(0, 18), labels }, "TRUNCATED_FILE"],
  ["a gzip file that was cut off", { images: gzipped(images).subarray(0, 20), labels }, "INVALID_FILE"],
  ["a gzip file of something else", { images: gzipped(new TextEncoder().encode("hello")), labels }, "INVALID_FILE"],
])("refuses %s", async (_, files, code) => {
  expect((await errorOf(() => fromIdx(files))).code).toBe(code);
});

test("a fourth dimension is the channels", async () => {
  const dataset = await fromIdx({ images: idxBytes([2, 1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), labels });
  expect(dataset.shape).toEqual([1, 2, 3]);
  expect(dataset.at(1).image).toEqual(Uint8Array.of(7, 8, 9, 10, 11, 12));
});

test("no mutation of the files makes it hang or fail with anything but a DatasetError", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(mutated(images), mutated(gzipped(images))),
      fc.oneof(mutated(labels), mutated(gzipped(labels))),
      async (images, labels) => {
        const error = await fromIdx({ images, labels }).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error) expect(error).toSatisfy(DatasetError.isInstance);
      },
    ),
    { seed: 4, numRuns: 500 },
  );
});
