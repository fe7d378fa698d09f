import { DatasetError } from "../dataset-error.js";
import { type CollectOptions, collect } from "./collect.js";

/** Whether `bytes` begin as a gzip file does (RFC 1952: 1f 8b). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file with the platform's own `DecompressionStream`.
 *
 * @param bytes - The whole file.
 * @throws {DatasetError} `INVALID_FILE` if it is damaged, cut off or unpacks to more than `maxBytes`.
 */
export async function gunzip(bytes: Uint8Array, options: CollectOptions = {}): Promise<Uint8Array> {
  // The cast narrows the type only: no caller holds these bytes in a SharedArrayBuffer.
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  try {
    return await collect(packed.pipeThrough(new DecompressionStream("gzip")), options);
  } catch (cause) {
    if (DatasetError.isInstance(cause)) throw cause;
    throw new DatasetError("INVALID_FILE", "[datasets] expected a gzip file, found one that is damaged or cut off.", {
      cause,
    });
  }
}
