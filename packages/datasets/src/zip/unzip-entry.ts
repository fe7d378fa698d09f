import { DatasetError } from "../dataset-error.js";
import { collect } from "../loading/collect.js";
import { crc32 } from "./crc32.js";
import type { ZipEntry } from "./zip-entries.js";

const STORED = 0;
const DEFLATED = 8;

/**
 * The content of a file in a zip archive, unpacked by the platform's own `DecompressionStream`.
 *
 * Only what really comes out is allocated, and the unpacking ends when more comes than the archive says.
 *
 * @param packed - Its bytes as they lie in the archive.
 * @throws {DatasetError} `INVALID_FILE` if it is damaged or packed in another way than deflate.
 */
export async function unzipEntry(entry: ZipEntry, packed: Uint8Array): Promise<Uint8Array> {
  const content = await unpacked(entry, packed);
  const crc = content.length === entry.bytes ? crc32(content) : undefined;
  if (crc !== entry.crc32) {
    throw new DatasetError(
      "INVALID_FILE",
      `[datasets] expected ${entry.name} of ${entry.bytes} bytes with CRC-32 ${hex(entry.crc32)} in the zip archive, ` +
        `found ${content.length} bytes${crc === undefined ? "" : ` with CRC-32 ${hex(crc)}`}: the archive was damaged.`,
    );
  }
  return content;
}

async function unpacked({ name, method, bytes }: ZipEntry, packed: Uint8Array): Promise<Uint8Array> {
  if (method === STORED) return packed;
  if (method !== DEFLATED) {
    throw new DatasetError(
      "INVALID_FILE",
      `[datasets] expected ${name} stored (0) or packed by deflate (8) in the zip archive, found method ${method}.`,
    );
  }
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  try {
    return await collect(stream.pipeThrough(new DecompressionStream("deflate-raw")), { maxBytes: bytes });
  } catch (cause) {
    if (DatasetError.isInstance(cause)) throw cause;
    throw new DatasetError("INVALID_FILE", `[datasets] expected ${name} packed by deflate, found damaged data.`, {
      cause,
    });
  }
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}
