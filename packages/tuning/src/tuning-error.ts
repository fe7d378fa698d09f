const marker = Symbol.for("mnistlab.TuningError");

/**
 * What went wrong in `@mnistlab/tuning`; stable across versions.
 *
 * - `INVALID_ARGUMENT`: an option or argument is out of its range.
 * - `DISTRIBUTION_CONFLICT`: a parameter name was suggested again with a distribution that does not fit the first.
 * - `INVALID_SAMPLE`: a sampler proposed a value outside the distribution.
 * - `STUDY_EXISTS`: the storage already holds a study of this name.
 * - `STUDY_NOT_FOUND`: the storage holds no study of this name.
 * - `DIRECTION_MISMATCH`: the recorded study optimises in another direction.
 * - `MULTI_OBJECTIVE`: the recorded study has several objectives, which can be read but not optimised here.
 * - `TRIAL_NOT_FOUND`: the study has no trial of this number.
 * - `TRIAL_NOT_RUNNING`: the trial waits or is finished, so nothing can be added to it.
 * - `NO_COMPLETE_TRIAL`: there is no best trial yet.
 * - `JOURNAL_CORRUPT`: a line of the record is not a well-formed operation.
 * - `JOURNAL_UNKNOWN_OPERATION`: a line of the record has an operation code that this version does not know.
 * - `STORAGE_FAILED`: the storage could not be read or written; see `cause`.
 * - `UNSUPPORTED_RUNTIME`: this runtime lacks what the storage needs.
 */
export type TuningErrorCode =
  | "INVALID_ARGUMENT"
  | "DISTRIBUTION_CONFLICT"
  | "INVALID_SAMPLE"
  | "STUDY_EXISTS"
  | "STUDY_NOT_FOUND"
  | "DIRECTION_MISMATCH"
  | "MULTI_OBJECTIVE"
  | "TRIAL_NOT_FOUND"
  | "TRIAL_NOT_RUNNING"
  | "NO_COMPLETE_TRIAL"
  | "JOURNAL_CORRUPT"
  | "JOURNAL_UNKNOWN_OPERATION"
  | "STORAGE_FAILED"
  | "UNSUPPORTED_RUNTIME";

/** An error of `@mnistlab/tuning` with a stable {@link TuningErrorCode}. */
export class TuningError extends Error {
  override readonly name = "TuningError";
  readonly code: TuningErrorCode;

  constructor(code: TuningErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `TuningError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is TuningError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
