const marker = Symbol.for("mnistlab.DatasetError");

/**
 * What went wrong in `@mnistlab/datasets`; stable across versions.
 *
 * - `INVALID_FILE`: a file is not what it should be (another format, damaged gzip, bytes after the end).
 * - `TRUNCATED_FILE`: a file ends before the data that its header announces.
 * - `CHECKSUM_MISMATCH`: a file's SHA-256 is not the one of the original. From a loader: at least one source had the file,
 *   and every one that had it, had it damaged or replaced.
 * - `SOURCE_UNAVAILABLE`: a source does not have a file. From a loader: no source had it. The `cause` of a loader's error,
 *   with either code, is an `AggregateError` with one error per attempt.
 * - `CACHE_UNAVAILABLE`: a cache could not be read or written. Reported to `onWarning`: the data is loaded all the same.
 * - `LENGTH_MISMATCH`: images and labels differ in number, or pixels in number from what the shape asks for.
 * - `LABEL_OUT_OF_RANGE`: a label has no class name.
 * - `SHAPE_MISMATCH`: images have another shape than expected.
 * - `CLASS_MISMATCH`: data sets have other classes than expected.
 * - `INDEX_OUT_OF_RANGE`: there is no sample at that index.
 * - `EMPTY_DRAWING`: nothing is drawn where a drawing was expected.
 * - `INVALID_ARGUMENT`: an option or argument is out of its range.
 * - `UNSUPPORTED_RUNTIME`: this runtime lacks what the call needs (the file system, WebCrypto).
 */
export type DatasetErrorCode =
  | "INVALID_FILE"
  | "TRUNCATED_FILE"
  | "CHECKSUM_MISMATCH"
  | "SOURCE_UNAVAILABLE"
  | "CACHE_UNAVAILABLE"
  | "LENGTH_MISMATCH"
  | "LABEL_OUT_OF_RANGE"
  | "SHAPE_MISMATCH"
  | "CLASS_MISMATCH"
  | "INDEX_OUT_OF_RANGE"
  | "EMPTY_DRAWING"
  | "INVALID_ARGUMENT"
  | "UNSUPPORTED_RUNTIME";

/** An error of `@mnistlab/datasets` with a stable {@link DatasetErrorCode}. */
export class DatasetError extends Error {
  override readonly name = "DatasetError";
  readonly code: DatasetErrorCode;

  constructor(code: DatasetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `DatasetError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is DatasetError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
