import { DatasetError } from "../dataset-error.js";

/** A file in a zip archive, as the archive's directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** How it is packed: 0 = stored, 8 = deflate. */
  readonly method: number;
  readonly crc32: number;
  /** Its bytes as they lie in the archive: a window. */
  readonly packed: Uint8Array;
  /** How long it is said to be when unpacked. */
  readonly bytes: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;

/**
 * The files of a zip archive (PKWARE's APPNOTE 6.3, without zip64: archives below 4 GB), read from the directory at its end.
 *
 * Nothing is unpacked and nothing allocated but the list.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is not zip, is damaged or encrypted, `TRUNCATED_FILE` if it ends too soon.
 */
export function zipDirectory(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  const entries: ZipEntry[] = [];
  let packedBytes = 0;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw damaged("its directory is damaged");
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged("its directory is damaged");
    const name = new TextDecoder().decode(archive.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw damaged(`${name} is encrypted`);
    const packed = packedContent(archive, view, name, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    packedBytes += packed.length;
    // Entries that share bytes are how a small archive becomes terabytes.
    if (packedBytes > archive.length) throw damaged("its entries overlap");
    entries.push({
      name,
      packed,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      bytes: view.getUint32(at + 24, true),
    });
    at = next;
  }
  return entries;
}

/** Where the end record begins: the last 22 bytes, unless a comment follows it. */
function findEnd(view: DataView): number {
  if (
    view.byteLength >= 4 &&
    view.getUint32(0, true) !== LOCAL_SIGNATURE &&
    view.getUint32(0, true) !== END_SIGNATURE
  ) {
    throw damaged(`it begins with 0x${view.getUint32(0).toString(16).padStart(8, "0")}: this is another kind of file`);
  }
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw new DatasetError(
    "TRUNCATED_FILE",
    `[datasets] expected a zip archive with a directory at its end, found ${view.byteLength} bytes without one: ` +
      "the file was cut off.",
  );
}

function packedContent(archive: Uint8Array, view: DataView, name: string, at: number, length: number): Uint8Array {
  if (at + LOCAL_BYTES > view.byteLength || view.getUint32(at, true) !== LOCAL_SIGNATURE) {
    throw damaged(`${name} is not where its directory says`);
  }
  const start = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + length > view.byteLength) throw damaged(`${name} goes on after the end of the file`);
  return archive.subarray(start, start + length);
}

function damaged(found: string): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected a zip archive, found that ${found}.`);
}
