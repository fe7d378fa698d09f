import { DatasetError } from "../dataset-error.js";
import { ZIP_TAIL_BYTES } from "../zip/zip-entries.js";
import type { FileSource } from "./file-source.js";
import { remoteFile } from "./http/remote-file.js";
import { type RetryOptions, retryPolicy } from "./http/retry-policy.js";
import { readMember } from "./zip/read-member.js";

/** Which archives {@link httpZip} reads, and how patiently. */
export interface HttpZipOptions extends RetryOptions {
  /** URLs of the zip archives, best first. */
  readonly archives: readonly string[];
}

/**
 * Files in zip archives on web servers, gzip or plain, in whatever folder of them.
 *
 * Only the directory at an archive's end and the file asked for are downloaded, by range requests; servers without them are
 * passed over. A download that breaks off goes on where it stopped, as with `http`. Few servers let pages of other origins
 * ask for ranges.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if an archive is not a URL, `retries` not an integer ≥ 0 or `idleTimeout` not above
 * 0.
 * @example
 * const source = httpZip({ archives: ["https://example.org/EMNIST/gzip.zip"] });
 * source.locate("emnist-letters-train-labels-idx1-ubyte")[0].name;
 * // "https://example.org/EMNIST/gzip.zip (emnist-letters-train-labels-idx1-ubyte.gz)"
 */
export function httpZip(options: HttpZipOptions): FileSource {
  const { archives } = options;
  const wrong = archives.find((url) => !URL.canParse(url));
  if (wrong !== undefined) {
    const example = '"https://example.org/EMNIST/gzip.zip"';
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected archives like ${example}, found ${JSON.stringify(wrong)}.`,
    );
  }
  const policy = retryPolicy(options);
  return {
    name: "zip archives over http",
    isLocal: false,
    locate: (file) =>
      archives.map((url) => ({
        name: `${url} (${file}.gz)`,
        async read(options) {
          const archive = await remoteFile(url, ZIP_TAIL_BYTES, { signal: options.signal, policy });
          return readMember(archive, file, options);
        },
      })),
  };
}
