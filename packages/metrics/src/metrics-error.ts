const marker = Symbol.for("mnistlab.MetricsError");

/**
 * What went wrong in `@mnistlab/metrics`; stable across versions.
 *
 * - `LENGTH_MISMATCH`: two arrays that belong together have different lengths.
 * - `EMPTY_INPUT`: there is no sample to measure, or an empty list of labels was given.
 * - `UNKNOWN_LABEL`: a label was asked for that does not occur where it must.
 * - `INVALID_ARGUMENT`: a class index is not an integer, or an option has a value outside its range.
 */
export type MetricsErrorCode = "LENGTH_MISMATCH" | "EMPTY_INPUT" | "UNKNOWN_LABEL" | "INVALID_ARGUMENT";

/** An error of `@mnistlab/metrics` with a stable {@link MetricsErrorCode}. */
export class MetricsError extends Error {
  override readonly name = "MetricsError";
  readonly code: MetricsErrorCode;

  constructor(code: MetricsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `MetricsError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is MetricsError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
