import type { NumberArray } from "../arrays/flatten.js";
import { DatasetError } from "../dataset-error.js";
import { npyHeader } from "./npy-header.js";

/** The array that an npy file holds. */
export interface NpyArray {
  /** Its dimensions, e.g. [60000, 28, 28]; none for a single number. */
  readonly shape: readonly number[];
  /**
   * Its values in row-major order, typed as NumPy has them (`bool` as bytes 0 and 1). Bytes are a window on the file; other
   * types are copied.
   */
  readonly data: NumberArray;
}

/** How each of NumPy's types is read from bytes that begin at a multiple of its size. */
const TYPES = {
  b1: Uint8Array,
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  i2: Int16Array,
  u4: Uint32Array,
  i4: Int32Array,
  u8: BigUint64Array,
  i8: BigInt64Array,
  f4: Float32Array,
  f8: Float64Array,
} as const;

/**
 * Reads an npy file, NumPy's format for one array: booleans, integers and floats of 32 or 64 bits, in either byte order.
 *
 * What is allocated is at most as long as the file: a header that lies costs nothing.
 *
 * @param file - The whole file.
 * @throws {DatasetError} `INVALID_FILE` if it is not npy, holds another type, is in Fortran's order or goes on after the last
 * value; `TRUNCATED_FILE` if it ends too soon.
 * @see numpy.lib.format, the description of the format.
 * @example
 * const { shape, data } = parseNpy(await readFile("labels.npy")); // numpy.save("labels.npy", numpy.array([3, 1], "int32"))
 * shape; // [2]
 * data; // Int32Array [3, 1]
 */
export function parseNpy(file: Uint8Array): NpyArray {
  const { descr, shape, dataOffset } = npyHeader(file);
  const [, byteOrder, type] = /^([<>|=])([a-z]\d)$/.exec(descr) ?? [];
  const isKnown = type !== undefined && Object.hasOwn(TYPES, type);
  if (!isKnown) {
    throw new DatasetError(
      "INVALID_FILE",
      `[datasets] expected an npy file of type ${Object.keys(TYPES).join(", ")}, found ${descr}: convert it by astype().`,
    );
  }
  const Type = TYPES[type as keyof typeof TYPES];
  const size = Type.BYTES_PER_ELEMENT;
  const length = shape.includes(0) ? 0 : shape.reduce((product, next) => product * next, 1);
  const expectedBytes = dataOffset + length * size;
  if (file.length !== expectedBytes) {
    throw new DatasetError(
      file.length < expectedBytes ? "TRUNCATED_FILE" : "INVALID_FILE",
      `[datasets] expected an npy file of ${expectedBytes} bytes for shape [${shape}] of ${descr}, found ${file.length}.`,
    );
  }
  const values = new Uint8Array(file.buffer, file.byteOffset + dataOffset, length * size);
  if (size === 1) return { shape, data: new Type(values.buffer as ArrayBuffer, values.byteOffset, length) };
  const aligned = values.slice();
  if (byteOrder === ">") for (let at = 0; at < aligned.length; at += size) aligned.subarray(at, at + size).reverse();
  return { shape, data: new Type(aligned.buffer, 0, length) };
}
