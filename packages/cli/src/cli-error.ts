const marker = Symbol.for("mnistlab.CliError");

/**
 * What went wrong in `@mnistlab/cli`; stable across versions.
 *
 * Of the command line (exit code 2):
 * - `UNKNOWN_COMMAND`: there is no command of this name.
 * - `UNKNOWN_OPTION`: the command has no option of this name.
 * - `UNEXPECTED_ARGUMENT`: the command takes no argument there.
 * - `INVALID_OPTION`: an option's value is missing or out of its range.
 * - `RUN_DIRECTORY_NOT_EMPTY`: the directory for the results holds files already.
 *
 * Of the run (exit code 1):
 * - `RUN_DIRECTORY_UNWRITABLE`: the directory for the results cannot be created or written.
 * - `WRITE_FAILED`: a file of the results could not be written.
 *
 * Neither (exit code 130):
 * - `STOPPED`: the user stopped the run.
 */
export type CliErrorCode =
  | "UNKNOWN_COMMAND"
  | "UNKNOWN_OPTION"
  | "UNEXPECTED_ARGUMENT"
  | "INVALID_OPTION"
  | "RUN_DIRECTORY_NOT_EMPTY"
  | "RUN_DIRECTORY_UNWRITABLE"
  | "WRITE_FAILED"
  | "STOPPED";

/** An error of `@mnistlab/cli` with a stable {@link CliErrorCode}. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `CliError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is CliError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
