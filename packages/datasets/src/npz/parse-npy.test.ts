import fc from "fast-check";
import { expect, test } from "vitest";
import { DatasetError } from "../dataset-error.js";
import { errorOf } from "../test-support/error-of.js";
import { fromBase64 } from "../test-support/from-base64.js";
import { mutated } from "../test-support/mutated.js";
import { npyBytes } from "../test-support/npy-bytes.js";
import { parseNpy } from "./parse-npy.js";

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

test("the example of the doc comment is true, in either byte order", () => {
  const values = Int32Array.of(3, 1);
  expect(parseNpy(npyBytes("<i4", [2], bytesOf(values)))).toEqual({ shape: [2], data: values });
  const bigEndian =
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAADAAAAAQ==";
  expect(parseNpy(fromBase64(bigEndian))).toEqual({ shape: [2], data: values });
});

test.each([
  ["|b1", Uint8Array.of(1, 0)],
  ["|u1", Uint8Array.of(7, 255)],
  ["|i1", Int8Array.of(-1, 5)],
  ["<u2", Uint16Array.of(65535, 1)],
  ["<i2", Int16Array.of(-2, 1)],
  ["<u4", Uint32Array.of(4294967295, 1)],
  ["<i8", BigInt64Array.of(-3n, 1n)],
  ["<u8", BigUint64Array.of(3n, 1n)],
  ["<f4", Float32Array.of(0.5, -1)],
  ["<f8", Float64Array.of(0.1, Number.NaN)],
])("reads %s", (descr, values) => {
  expect(parseNpy(npyBytes(descr, [2, 1], bytesOf(values)))).toEqual({ shape: [2, 1], data: values });
});

test("a single number has no dimensions, and bytes are not copied", () => {
  const file = npyBytes("|u1", [], Uint8Array.of(9));
  const { shape, data } = parseNpy(file);
  expect({ shape, data }).toEqual({ shape: [], data: Uint8Array.of(9) });
  expect(data.buffer).toBe(file.buffer);
});

test("every prefix of a file is truncated, and a byte more is too long", async () => {
  const file = npyBytes("<u2", [2], Uint8Array.of(1, 0, 2, 0));
  for (let length = 0; length < file.length; length++) {
    expect((await errorOf(() => parseNpy(file.subarray(0, length)))).code).toBe("TRUNCATED_FILE");
  }
  expect((await errorOf(() => parseNpy(Uint8Array.of(...file, 0)))).code).toBe("INVALID_FILE");
});

test.each<[string, Uint8Array, string, RegExp]>([
  ["shapes beyond all numbers", npyBytes("|u1", ["9".repeat(400)], new Uint8Array(1)), "TRUNCATED_FILE", /Infinity/],
  ["4 billion × 4 billion values", npyBytes("<f8", [2 ** 32, 2 ** 32], new Uint8Array(8)), "TRUNCATED_FILE", /found/],
  ["complex numbers", npyBytes("<c8", [1], new Uint8Array(8)), "INVALID_FILE", /found <c8: convert it by astype/],
  ["objects", npyBytes("|O", [1], new Uint8Array(8)), "INVALID_FILE", /found \|O/],
  ["Fortran's order", npyBytes("|u1", [1, 1], new Uint8Array(1), "True"), "INVALID_FILE", /ascontiguousarray/],
  ["another file", new TextEncoder().encode("hello, I am a text"), "INVALID_FILE", /another kind of file/],
])("refuses %s", async (_, file, code, message) => {
  const error = await errorOf(() => parseNpy(file));
  expect(error.message).toMatch(message);
  expect(error.code).toBe(code);
});

test("no bytes make it fail with anything but a DatasetError", () => {
  const file = npyBytes("<u2", [2, 1], Uint8Array.of(1, 0, 2, 0));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), mutated(file)), (bytes) => {
      try {
        const { shape, data } = parseNpy(bytes);
        expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
      } catch (error) {
        expect(error).toSatisfy(DatasetError.isInstance);
      }
    }),
    { seed: 6, numRuns: 2000 },
  );
});
