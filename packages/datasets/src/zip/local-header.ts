import { damagedZip } from "./damaged-zip.js";
import type { RandomAccess } from "./random-access.js";
import type { ZipEntry } from "./zip-entries.js";

/** How the header before a file's content begins. */
export const LOCAL_SIGNATURE = 0x04034b50;
/** How long that header is without the name and the extra field that follow it. */
export const LOCAL_BYTES = 30;

/**
 * Where the packed content of a file begins in its archive: after its local header, whose length only the header knows.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is not where the directory says, or goes on after the end of the archive.
 */
export async function packedStart(archive: RandomAccess, { name, offset, packedBytes }: ZipEntry): Promise<number> {
  const header = await archive.read(offset, offset + LOCAL_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw damagedZip(`${name} is not where its directory says`);
  const start = offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packedBytes > archive.size) throw damagedZip(`${name} goes on after the end of the file`);
  return start;
}
