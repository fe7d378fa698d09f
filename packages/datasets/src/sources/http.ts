import { DatasetError } from "../dataset-error.js";
import { collect } from "../loading/collect.js";
import type { FileSource, ReadOptions } from "./file-source.js";

/** Which servers {@link http} asks. */
export interface HttpOptions {
  /**
   * URLs with `{file}` where the file's canonical name (without `.gz`) goes, best first.
   * The server may send gzip or plain content.
   */
  readonly mirrors: readonly string[];
}

/**
 * Files on web servers, fetched with the platform's `fetch`: the next mirror when one is down or sends something else.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a mirror is not a URL with `{file}` in it.
 * @example
 * const source = http({ mirrors: ["https://example.org/mnist/{file}.gz"] });
 * source.locate("t10k-labels-idx1-ubyte")[0].name; // "https://example.org/mnist/t10k-labels-idx1-ubyte.gz"
 */
export function http({ mirrors }: HttpOptions): FileSource {
  for (const mirror of mirrors) {
    if (mirror.includes("{file}") && URL.canParse(mirror)) continue;
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected mirrors like "https://example.org/mnist/{file}.gz", found ${JSON.stringify(mirror)}.`,
    );
  }
  return {
    name: "http",
    isLocal: false,
    locate: (file) =>
      mirrors.map((mirror) => {
        const url = mirror.replaceAll("{file}", file);
        return { name: url, read: (options) => download(url, options) };
      }),
  };
}

async function download(url: string, { signal, maxBytes, onBytes }: ReadOptions): Promise<Uint8Array> {
  let listenerFailure: unknown;
  const report = (loadedBytes: number, totalBytes?: number) => {
    try {
      onBytes?.(loadedBytes, totalBytes);
    } catch (error) {
      listenerFailure = error;
      throw error;
    }
  };
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new DatasetError(
        "SOURCE_UNAVAILABLE",
        `[datasets] the server answered ${response.status} ${response.statusText}`.trimEnd(),
      );
    }
    const totalBytes = announcedBytes(response);
    return await collect(response.body, { maxBytes, onBytes: (loadedBytes) => report(loadedBytes, totalBytes) });
  } catch (cause) {
    if (DatasetError.isInstance(cause) || signal?.aborted || cause === listenerFailure) throw cause;
    throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] the download failed: ${reasonOf(cause)}.`, { cause });
  }
}

/** The length of the body as it arrives here; unknown when `fetch` unpacks it on the way. */
function announcedBytes({ headers }: Response): number | undefined {
  if (headers.has("content-encoding")) return undefined;
  const length = Number(headers.get("content-length") ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : undefined;
}

/** Node's `fetch` says only "fetch failed"; what happened is in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message || (cause as NodeJS.ErrnoException).code})` : message;
}
