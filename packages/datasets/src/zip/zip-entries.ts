import { DatasetError } from "../dataset-error.js";
import { damagedZip } from "./damaged-zip.js";
import { LOCAL_BYTES, LOCAL_SIGNATURE } from "./local-header.js";
import type { RandomAccess } from "./random-access.js";

/** A file in a zip archive, as the archive's directory has it. */
export interface ZipEntry {
  /** Its name, with folders. */
  readonly name: string;
  /** How it is packed: 0 = stored, 8 = deflate. */
  readonly method: number;
  readonly crc32: number;
  /** Where its local header begins in the archive. */
  readonly offset: number;
  /** How many bytes it takes there, packed. */
  readonly packedBytes: number;
  /** How long it is said to be when unpacked. */
  readonly bytes: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LONGEST_DIRECTORY = 1 << 24;
const ENCRYPTED = 1;

/** How many bytes at the end of an archive surely hold its end record. */
export const ZIP_TAIL_BYTES: number = END_BYTES + LONGEST_COMMENT;

/**
 * The files of a zip archive (PKWARE's APPNOTE 6.3, without zip64: archives below 4 GB), read from the directory at its end.
 *
 * Nothing is unpacked. Only the directory is read, and none of more than 16 MB.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is not zip, is damaged or encrypted, `TRUNCATED_FILE` if it ends too soon.
 */
export async function zipEntries(archive: RandomAccess): Promise<ZipEntry[]> {
  const tailStart = Math.max(0, archive.size - ZIP_TAIL_BYTES);
  const tail = await archive.read(tailStart, archive.size);
  const end = findEnd(viewOf(tail));
  if (end === undefined) throw await endless(archive);
  const start = viewOf(tail).getUint32(end + 16, true);
  const length = tailStart + end - start;
  if (length < 0 || length > LONGEST_DIRECTORY) throw damagedZip("its directory is damaged");
  const isInTail = start >= tailStart;
  const directory = isInTail ? tail.subarray(start - tailStart, end) : await archive.read(start, start + length);
  return parseDirectory(directory, viewOf(tail).getUint16(end + 10, true), archive.size);
}

function parseDirectory(directory: Uint8Array, count: number, archiveBytes: number): ZipEntry[] {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let packedBytes = 0;
  for (let at = 0; entries.length < count; ) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw damagedZip("its directory is damaged");
    }
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damagedZip("its directory is damaged");
    const entry = {
      name: new TextDecoder().decode(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
    };
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw damagedZip(`${entry.name} is encrypted`);
    if (entry.offset + LOCAL_BYTES + entry.packedBytes > archiveBytes) {
      throw damagedZip(`${entry.name} goes on after the end of the file`);
    }
    packedBytes += entry.packedBytes;
    // Entries that share bytes are how a small archive becomes terabytes.
    if (packedBytes > archiveBytes) throw damagedZip("its entries overlap");
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Where the end record begins: the last 22 bytes, unless a comment follows it. */
function findEnd(tail: DataView): number | undefined {
  const last = tail.byteLength - END_BYTES;
  for (let at = last; at >= 0; at--) {
    if (tail.getUint32(at, true) === END_SIGNATURE && tail.getUint16(at + 20, true) === last - at) return at;
  }
  return undefined;
}

/** The error of a file without an end record: the beginning tells whether it was ever zip. */
async function endless(archive: RandomAccess): Promise<DatasetError> {
  if (archive.size >= 4) {
    const signature = viewOf(await archive.read(0, 4));
    if (![LOCAL_SIGNATURE, END_SIGNATURE].includes(signature.getUint32(0, true))) {
      const hex = signature.getUint32(0).toString(16).padStart(8, "0");
      return damagedZip(`it begins with 0x${hex}: this is another kind of file`);
    }
  }
  return new DatasetError(
    "TRUNCATED_FILE",
    `[datasets] expected a zip archive with a directory at its end, found ${archive.size} bytes without one: ` +
      "the file was cut off.",
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
