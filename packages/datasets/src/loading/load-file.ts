import type { FileLocation, FileSource } from "../sources/file-source.js";
import { type Beginning, beginningOf } from "./beginning-of.js";
import { cachedFile } from "./cached-file.js";
import type { CanonicalFile } from "./canonical-file.js";
import { isDamage, LoadFailures } from "./load-failures.js";
import type { LoadOptions } from "./load-options.js";
import { verify } from "./verify.js";

/** {@link LoadOptions} after the defaults are filled in. */
export type LoadFileOptions = LoadOptions & Required<Pick<LoadOptions, "sources" | "cache">>;

/** What a gzip file may have on top of its content when it cannot make it smaller: 5 bytes per 64 KB, and a header. */
const GZIP_SLACK = 65_536;

/**
 * The verified content of a file: from the cache, else from the first location that has it right, which is then cached.
 *
 * @param key - Name of the file in the cache, e.g. `mnist/train-images-idx3-ubyte`.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if no source had the file, `CHECKSUM_MISMATCH` if every one that had it, had
 * it damaged or replaced; `cause` is an `AggregateError` of the reasons, one per attempt.
 * Throws `signal.reason` when aborted, and what `onProgress` throws.
 */
export async function loadFile(file: CanonicalFile, key: string, options: LoadFileOptions): Promise<Uint8Array> {
  const { sources, cache, signal } = options;
  signal?.throwIfAborted();
  const cached = await cachedFile(file, key, options);
  signal?.throwIfAborted();
  if (cached) return cached;
  const failures = new LoadFailures();
  const listener = watched(options.onProgress);
  for (const { source, location } of locations(sources, file, failures)) {
    try {
      const beginning = source.isLocal ? undefined : beginningOf(key, cache);
      const fetched = await fetchVerified(file, location, { signal, onProgress: listener.onProgress }, beginning);
      signal?.throwIfAborted();
      // Unpacked, if it can be verified like that when it is read again.
      if (!source.isLocal) await cache.write(key, file.sha256 ? fetched.content : fetched.bytes);
      await beginning?.remove();
      return fetched.content;
    } catch (error) {
      signal?.throwIfAborted();
      if (listener.thrown) throw listener.thrown.error;
      failures.add(location.name, error);
    }
  }
  throw failures.toError(file);
}

/** A listener that remembers what it threw, so that its mistake does not pass for a place without the file. */
interface Listener {
  readonly onProgress: NonNullable<LoadOptions["onProgress"]>;
  thrown?: { readonly error: unknown };
}

function watched(onProgress: LoadOptions["onProgress"]): Listener {
  const listener: Listener = {
    onProgress(progress) {
      try {
        onProgress?.(progress);
      } catch (error) {
        listener.thrown = { error };
        throw error;
      }
    },
  };
  return listener;
}

/** One that went on with a beginning and turns out wrong is fetched once more, afresh: the beginning may be to blame. */
async function fetchVerified(
  file: CanonicalFile,
  location: FileLocation,
  { signal, onProgress }: LoadOptions,
  beginning: Beginning | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly content: Uint8Array }> {
  const source = location.name;
  const read = async () => {
    const bytes = await location.read({
      signal,
      maxBytes: file.bytes + GZIP_SLACK,
      onBytes: (loadedBytes, totalBytes) => onProgress?.({ file: file.name, loadedBytes, totalBytes, source }),
      beginning,
    });
    return { bytes, content: await verify(file, bytes) };
  };
  try {
    return await read();
  } catch (error) {
    if (!beginning || !isDamage(error)) throw error;
    const { wasUsed } = beginning;
    await beginning.remove();
    if (!wasUsed) throw error;
    return read();
  }
}

/** All places of all sources, best first; a source that has none is noted and passed over. */
function* locations(
  sources: readonly FileSource[],
  file: CanonicalFile,
  failures: LoadFailures,
): Generator<{ source: FileSource; location: FileLocation }> {
  for (const source of sources) {
    try {
      for (const location of source.locate(file.name)) yield { source, location };
    } catch (error) {
      failures.add(source.name, error);
    }
  }
}
