import { DatasetError } from "../dataset-error.js";
import type { CanonicalFile } from "./canonical-file.js";
import { gunzip, isGzip } from "./gunzip.js";
import { sha256 } from "./sha256.js";

/**
 * The content of a file, unpacked, if it is the original's.
 *
 * Right are the original gzip file and, where the hash of the content is known, the plain file and any other gzip file of it.
 *
 * @param bytes - The file as it came, gzip or plain.
 * @throws {DatasetError} `CHECKSUM_MISMATCH` if the content is another one, `INVALID_FILE` if it cannot be unpacked.
 */
export async function verify(file: CanonicalFile, bytes: Uint8Array): Promise<Uint8Array> {
  const hash = await sha256(bytes);
  if (hash === file.sha256) return bytes;
  if (!isGzip(bytes) || (!file.sha256 && hash !== file.gzip.sha256)) throw mismatch(file, bytes, hash);
  const content = await gunzip(bytes, { maxBytes: file.bytes, isSized: true });
  if (hash === file.gzip.sha256) return content;
  const contentHash = await sha256(content);
  if (contentHash === file.sha256) return content;
  throw mismatch(file, content, contentHash);
}

function mismatch(file: CanonicalFile, content: Uint8Array, hash: string): DatasetError {
  const expected = file.sha256 ? { bytes: file.bytes, sha256: file.sha256 } : file.gzip;
  return new DatasetError(
    "CHECKSUM_MISMATCH",
    `[datasets] expected ${expected.bytes} bytes with SHA-256 ${expected.sha256}, ` +
      `found ${content.length} bytes with SHA-256 ${hash}: the file was damaged or replaced. It was not used.`,
  );
}
