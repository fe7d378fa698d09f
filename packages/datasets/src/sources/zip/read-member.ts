import { DatasetError } from "../../dataset-error.js";
import { packedStart } from "../../zip/local-header.js";
import type { RandomAccess } from "../../zip/random-access.js";
import { unzipEntry } from "../../zip/unzip-entry.js";
import { zipEntries } from "../../zip/zip-entries.js";
import type { ReadOptions } from "../file-source.js";
import { tooLong } from "../too-long.js";

/**
 * Reads one file of a zip archive, in whatever folder of it, and nothing of the others.
 *
 * @param file - Its canonical name; `<file>.gz` is taken before `<file>`.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if the archive lacks the file, `INVALID_FILE` or `TRUNCATED_FILE` if the archive
 * is damaged or the file longer than `maxBytes` (it is then not read at all).
 */
export async function readMember(
  archive: RandomAccess,
  file: string,
  { maxBytes, onBytes, beginning }: ReadOptions,
): Promise<Uint8Array> {
  const entries = await zipEntries(archive);
  const find = (member: string) => entries.find(({ name }) => name === member || name.endsWith(`/${member}`));
  const entry = find(`${file}.gz`) ?? find(file);
  if (!entry) throw new DatasetError("SOURCE_UNAVAILABLE", "[datasets] there is no such file in the archive.");
  const { bytes, packedBytes } = entry;
  if (bytes > maxBytes || packedBytes > maxBytes) throw tooLong(Math.max(bytes, packedBytes), maxBytes);
  const start = await packedStart(archive, entry);
  const packed = await archive.read(start, start + packedBytes, {
    onBytes: (loadedBytes) => onBytes?.(Math.min(loadedBytes, bytes), bytes),
    beginning,
  });
  const content = await unzipEntry(entry, packed);
  onBytes?.(bytes, bytes);
  return content;
}
