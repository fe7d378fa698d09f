import { DatasetError } from "../dataset-error.js";
import type { CanonicalFile } from "./canonical-file.js";
import type { LoadFileOptions } from "./load-file.js";
import { verify } from "./verify.js";

/** The cached content of a file if it is right; a wrong one is removed, and `undefined` says that a source must be asked. */
export async function cachedFile(
  file: CanonicalFile,
  key: string,
  { cache, onProgress, onWarning }: LoadFileOptions,
): Promise<Uint8Array | undefined> {
  const bytes = await cache.read(key);
  if (!bytes) return undefined;
  try {
    const content = await verify(file, bytes);
    onProgress?.({ file: file.name, loadedBytes: bytes.length, totalBytes: bytes.length, source: cache.name });
    return content;
  } catch (error) {
    if (!DatasetError.isInstance(error) || error.code === "UNSUPPORTED_RUNTIME") throw error;
    const reason = error.message.replace(/^\[datasets\] /, "");
    const message = `[datasets] ${key} in ${cache.name} is not the original and will be removed: ${reason}`;
    onWarning?.(new DatasetError(error.code, message, { cause: error }));
    await cache.remove(key);
    return undefined;
  }
}
