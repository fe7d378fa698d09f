import { ModelError } from "../../model-error.js";
import { crc32 } from "./crc32.js";

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** Whether bytes begin as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === LOCAL_SIGNATURE;
}

/**
 * The contents of some files of a zip archive (PKWARE's APPNOTE 6.3, without zip64: archives below 4 GB), unpacked by the
 * platform's `DecompressionStream` and checked.
 *
 * @param names - Of the files that are wanted; the others are not unpacked.
 * @returns Those of them that are there, by name.
 * @throws {ModelError} `CORRUPT_FILE` if the archive or a wanted file is damaged, cut off, encrypted or packed otherwise.
 */
export async function unzip(
  archive: Uint8Array,
  names: readonly string[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  try {
    const view = viewOf(archive);
    const end = findEnd(view);
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Error("its directory is damaged");
      const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(archive.subarray(at + ENTRY_BYTES, nameEnd));
      if (names.includes(name)) found.set(name, await unpack(archive, view, at, name));
      at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (cause) {
    const reason = cause instanceof RangeError ? "it ends too soon" : (cause as Error).message;
    throw new ModelError("CORRUPT_FILE", `[models] expected a whole zip archive, found that ${reason}.`, { cause });
  }
  return found;
}

/** Where the end record begins: the last 22 bytes, unless a comment follows it. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw new Error("it has no directory at its end: it was cut off");
}

/** The content of the file whose entry in the directory begins at `at`. */
async function unpack(archive: Uint8Array, view: DataView, at: number, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const method = view.getUint16(at + 10, true);
  const isEncrypted = view.getUint16(at + 8, true) & 1;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) {
    throw new Error(`${name} is ${isEncrypted ? "encrypted" : `packed by method ${method}`}`);
  }
  const local = view.getUint32(at + 42, true);
  const begin = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = Uint8Array.from(archive.subarray(begin, begin + view.getUint32(at + 20, true)));
  const length = view.getUint32(at + 24, true);
  const content = method === STORED ? packed : await inflate(packed, length, name);
  if (content.length !== length || crc32(content) !== view.getUint32(at + 16, true)) {
    throw new Error(`${name} is damaged: its checksum is another one`);
  }
  return content;
}

/** Ends when more comes out than the archive says. */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  length: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const content: Uint8Array[] = [];
  let bytes = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done && bytes <= length; chunk = await reader.read()) {
      content.push(chunk.value);
      bytes += chunk.value.length;
    }
  } catch (cause) {
    throw new Error(`${name} cannot be unpacked`, { cause });
  }
  await reader.cancel();
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of content) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
