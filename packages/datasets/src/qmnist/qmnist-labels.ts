import { DatasetError } from "../dataset-error.js";

/** Where each image of a half of MNIST is from, in MNIST's order; all of the shape [n]. */
export interface QmnistLabels {
  /** The digit: MNIST's own label. */
  readonly labels: Uint8Array;
  /** Series of NIST's forms: 0 was filled in by census employees, 4 by high-school students. */
  readonly series: Uint8Array;
  /** NIST's number of who wrote it: in [0, 373] for the employees, in [2100, 2599] for the students. */
  readonly writers: Uint16Array;
  /** Which of its writer's digits it is, from 0 on. */
  readonly positions: Uint8Array;
  /** Which of the 402,953 digits of NIST's Special Database 19 it is, in the order of series and writers. */
  readonly nistIndices: Uint32Array;
}

const MAGIC = 0x0c02; // IDX: 32-bit integers, two dimensions
const HEADER_BYTES = 12;
const COLUMNS = 8;

/**
 * Takes apart a file of extended labels: rows of eight big-endian integers (digit, series, writer, position, NIST's class code,
 * NIST's index, and two that are 0).
 *
 * @param file - The whole file, unpacked.
 * @param rows - How many of its rows to take.
 * @throws {DatasetError} `INVALID_FILE` if it is another kind of file or has fewer rows.
 */
export function qmnistLabels(file: Uint8Array, rows: number): QmnistLabels {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isWhole = file.length >= HEADER_BYTES + 4 * COLUMNS * rows;
  if (!isWhole || view.getUint32(0) !== MAGIC || view.getUint32(4) < rows || view.getUint32(8) !== COLUMNS) {
    throw new DatasetError(
      "INVALID_FILE",
      `[datasets] expected an IDX file of ${rows} rows of ${COLUMNS} integers, found ${file.length} bytes of another kind.`,
    );
  }
  const column = <Values extends Uint8Array | Uint16Array | Uint32Array>(values: Values, index: number): Values => {
    for (let row = 0; row < rows; row++) values[row] = view.getInt32(HEADER_BYTES + 4 * (row * COLUMNS + index));
    return values;
  };
  return {
    labels: column(new Uint8Array(rows), 0),
    series: column(new Uint8Array(rows), 1),
    writers: column(new Uint16Array(rows), 2),
    positions: column(new Uint8Array(rows), 3),
    nistIndices: column(new Uint32Array(rows), 5),
  };
}
