import { DatasetError } from "../dataset-error.js";
import type { FileSource } from "./file-source.js";
import { download } from "./http/download.js";
import { type RetryOptions, retryPolicy } from "./http/retry-policy.js";

/** Which servers {@link http} asks, and how patiently. */
export interface HttpOptions extends RetryOptions {
  /**
   * URLs with `{file}` where the file's canonical name (without `.gz`) goes, best first.
   * The server may send gzip or plain content.
   */
  readonly mirrors: readonly string[];
}

/**
 * Files on web servers, fetched with the platform's `fetch`: the next mirror when one is down or sends something else.
 *
 * A download that breaks off goes on where it stopped if the server can tell versions of the file apart (`ETag`,
 * `Last-Modified`) and sends ranges, and starts afresh if not, or in a page of another origin.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a mirror is not a URL with `{file}` in it, `retries` not an integer ≥ 0 or
 * `idleTimeout` not above 0.
 * @example
 * const source = http({ mirrors: ["https://example.org/mnist/{file}.gz"], retries: 5 });
 * source.locate("t10k-labels-idx1-ubyte")[0].name; // "https://example.org/mnist/t10k-labels-idx1-ubyte.gz"
 */
export function http(options: HttpOptions): FileSource {
  const { mirrors } = options;
  for (const mirror of mirrors) {
    if (mirror.includes("{file}") && URL.canParse(mirror)) continue;
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected mirrors like "https://example.org/mnist/{file}.gz", found ${JSON.stringify(mirror)}.`,
    );
  }
  const policy = retryPolicy(options);
  return {
    name: "http",
    isLocal: false,
    locate: (file) =>
      mirrors.map((mirror) => {
        const url = mirror.replaceAll("{file}", file);
        return { name: url, read: (options) => download(url, options, policy) };
      }),
  };
}
