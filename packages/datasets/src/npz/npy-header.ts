import { DatasetError } from "../dataset-error.js";

/** What the head of an npy file says. */
export interface NpyHeader {
  /** NumPy's name of the type, e.g. `|u1` or `<f4`. */
  readonly descr: string;
  readonly shape: readonly number[];
  /** Where the values begin. */
  readonly dataOffset: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY
const LONGEST_TEXT = 65_536;

/**
 * Reads the head of an npy file, versions 1 to 3: a Python dictionary with the keys `descr`, `fortran_order` and `shape`.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is another kind of file, of records, or in Fortran's order, `TRUNCATED_FILE` if
 * it ends too soon.
 */
export function npyHeader(file: Uint8Array): NpyHeader {
  if (file.length < 10) throw truncated(10, file.length);
  if (MAGIC.some((byte, i) => file[i] !== byte)) throw notNpy("another kind of file");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = file[6]!;
  if (version < 1 || version > 3) throw notNpy(`version ${version} of the format`);
  const textOffset = version === 1 ? 10 : 12;
  if (file.length < textOffset) throw truncated(textOffset, file.length);
  const textBytes = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataOffset = textOffset + textBytes;
  if (file.length < dataOffset) throw truncated(dataOffset, file.length);
  if (textBytes > LONGEST_TEXT) throw notNpy(`a header of ${textBytes} bytes`);
  const text = new TextDecoder().decode(file.subarray(textOffset, dataOffset));
  return { ...dictionary(text), dataOffset };
}

function dictionary(text: string): Omit<NpyHeader, "dataOffset"> {
  const descr = /'descr': *'([^']{1,16})'/.exec(text)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(text)?.[1];
  const sizes = /'shape': *\(([\d, ]{0,1000})\)/.exec(text)?.[1];
  if (descr === undefined || order === undefined || sizes === undefined) {
    throw notNpy(`the header ${JSON.stringify(text.trim().slice(0, 120))}`);
  }
  if (order === "True") throw notNpy("an array in Fortran's order: save numpy.ascontiguousarray(array)");
  const shape = [...sizes.matchAll(/\d+/g)].map(([size]) => Number(size));
  return { descr, shape };
}

function notNpy(found: string): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected an npy file of numbers, found ${found}.`);
}

function truncated(expected: number, found: number): DatasetError {
  return new DatasetError(
    "TRUNCATED_FILE",
    `[datasets] expected an npy file with a header of ${expected} bytes, found ${found} bytes: the file was cut off.`,
  );
}
