import { DatasetError } from "../dataset-error.js";
import type { ReadOptions } from "../sources/file-source.js";
import { tooLong } from "../sources/too-long.js";
import { nodeBuiltin } from "./node-builtin.js";

/**
 * Reads a file of the file system.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if it is not there or may not be read, `INVALID_FILE` if it is longer than
 * `maxBytes` (it is then not read at all).
 */
export async function readLocalFile(path: string, options: ReadOptions): Promise<Uint8Array> {
  const { readFile, stat } = nodeBuiltin("node:fs/promises", "reading files");
  const { maxBytes, signal, onBytes } = options;
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLong(size, maxBytes);
    bytes = await readFile(path, { signal });
  } catch (cause) {
    if (DatasetError.isInstance(cause) || signal?.aborted) throw cause;
    throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reasonOf(cause)}.`, { cause });
  }
  onBytes?.(bytes.length, bytes.length);
  return bytes;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : `the file cannot be read: ${message}`;
}
