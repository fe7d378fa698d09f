import { DatasetError } from "../dataset-error.js";

/** The array that an IDX file holds. */
export interface IdxArray {
  /** Its dimensions, e.g. [60000, 28, 28]; at least one. */
  readonly shape: readonly number[];
  /** Its values in row-major order: a window on the bytes that were parsed, no copy. */
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file of unsigned bytes, the format of MNIST and its relatives.
 *
 * Layout, all numbers big-endian: two zero bytes, the type (0x08 = unsigned byte), the number of dimensions, each
 * dimension as uint32, then the values. Nothing is allocated: a header that lies costs nothing.
 *
 * @param bytes - The whole file, not compressed.
 * @throws {DatasetError} `INVALID_FILE` if it is not IDX, holds another type than unsigned bytes, or goes on after the
 * last value; `TRUNCATED_FILE` if it ends too soon.
 * @see Yann LeCun's description of the format, archived with the MNIST database.
 * @example
 * const { shape, data } = parseIdx(Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 3, 7, 8, 9));
 * shape; // [1, 3]
 * data; // Uint8Array [7, 8, 9]
 */
export function parseIdx(bytes: Uint8Array): IdxArray {
  if (bytes.length < 4) throw truncated("a header of at least 4 bytes", bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  const rank = magic & 0xff;
  if (magic >>> 8 !== UNSIGNED_BYTE || rank === 0) throw notIdx(magic);
  const headerBytes = 4 + 4 * rank;
  if (bytes.length < headerBytes) throw truncated(`a header of ${headerBytes} bytes`, bytes.length);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  // A zero makes the product 0 even where the other dimensions overflow to Infinity.
  const values = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
  const expectedBytes = headerBytes + values;
  if (bytes.length < expectedBytes) throw truncated(`${expectedBytes} bytes for shape [${shape}]`, bytes.length);
  if (bytes.length > expectedBytes) {
    throw new DatasetError(
      "INVALID_FILE",
      `[datasets] expected an IDX file of ${expectedBytes} bytes for shape [${shape}], found ${bytes.length}: ` +
        "something follows the last value.",
    );
  }
  // Not `subarray`: of a Node `Buffer` that would be a `Buffer`, whose `slice` does not copy.
  return { shape, data: new Uint8Array(bytes.buffer, bytes.byteOffset + headerBytes, values) };
}

function truncated(expected: string, found: number): DatasetError {
  return new DatasetError(
    "TRUNCATED_FILE",
    `[datasets] expected an IDX file with ${expected}, found ${found} bytes: the file was cut off.`,
  );
}

function notIdx(magic: number): DatasetError {
  const hex = `0x${magic.toString(16).padStart(8, "0")}`;
  const isGzip = magic >>> 16 === 0x1f8b;
  return new DatasetError(
    "INVALID_FILE",
    `[datasets] expected a magic number from 0x00000801 to 0x000008ff (IDX, unsigned bytes), found ${hex}` +
      (isGzip ? ": is the file still gzipped?" : ": this is another kind of file."),
  );
}
