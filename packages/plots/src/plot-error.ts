const marker = Symbol.for("mnistlab.PlotError");

/**
 * What went wrong in `@mnistlab/plots`; stable across versions.
 *
 * - `EMPTY_INPUT`: there is nothing to draw.
 * - `LENGTH_MISMATCH`: arrays that belong together have different lengths.
 * - `INVALID_ARGUMENT`: data or an option has a value outside its range.
 * - `RENDER_FAILED`: Vega or resvg refused the plot; the reason is the `cause`.
 * - `UNSUPPORTED_RUNTIME`: this runtime cannot make PNG files (a browser, or a platform without resvg's native add-on).
 */
export type PlotErrorCode =
  | "EMPTY_INPUT"
  | "LENGTH_MISMATCH"
  | "INVALID_ARGUMENT"
  | "RENDER_FAILED"
  | "UNSUPPORTED_RUNTIME";

/** An error of `@mnistlab/plots` with a stable {@link PlotErrorCode}. */
export class PlotError extends Error {
  override readonly name = "PlotError";
  readonly code: PlotErrorCode;

  constructor(code: PlotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `PlotError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is PlotError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
