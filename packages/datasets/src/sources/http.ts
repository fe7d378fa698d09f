import { DatasetError } from "../dataset-error.js";
import type { FileSource } from "./file-source.js";
import { type Backoff, exponentialBackoff } from "./http/backoff.js";
import { download } from "./http/download.js";

/** Which servers {@link http} asks, and how patiently. */
export interface HttpOptions {
  /**
   * URLs with `{file}` where the file's canonical name (without `.gz`) goes, best first.
   * The server may send gzip or plain content.
   */
  readonly mirrors: readonly string[];
  /**
   * How many times a mirror is asked again for a file when it cannot be reached, breaks off, falls silent, is busy (408, 429) or fails
   * (500 to 599), before the next one is. Other answers are final at once.
   * @default 2
   */
  readonly retries?: number;
  /** How long to wait before each retry, in milliseconds, unless the server says (`Retry-After`). @default `exponentialBackoff()` */
  readonly backoff?: Backoff;
  /** A server that asks to wait longer than this, in milliseconds, is given up. @default 30_000 */
  readonly maxRetryAfter?: number;
  /**
   * A connection over which nothing arrives for so long, in milliseconds, counts as broken off; `Infinity` waits for ever.
   * @default 30_000
   */
  readonly idleTimeout?: number;
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
  const {
    mirrors,
    retries = 2,
    backoff = exponentialBackoff(),
    maxRetryAfter = 30_000,
    idleTimeout = 30_000,
  } = options;
  for (const mirror of mirrors) {
    if (mirror.includes("{file}") && URL.canParse(mirror)) continue;
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected mirrors like "https://example.org/mnist/{file}.gz", found ${JSON.stringify(mirror)}.`,
    );
  }
  if (!Number.isInteger(retries) || retries < 0 || !(idleTimeout > 0)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected retries to be an integer ≥ 0 and idleTimeout above 0, found ${retries} and ${idleTimeout}.`,
    );
  }
  const policy = { retries, backoff, maxRetryAfter, idleTimeout };
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
