const marker = Symbol.for("mnistlab.ModelError");

/**
 * What went wrong in `@mnistlab/models`; stable across versions.
 *
 * - `INVALID_ARGUMENT`: an option or argument is out of its range.
 * - `IMAGE_TOO_SMALL`: a layer's window is larger than what the layers before it leave of the image.
 * - `NO_BACKEND`: TensorFlow.js has no backend that is ready.
 * - `SHAPE_MISMATCH`: images have another shape than the model's input.
 * - `LABEL_OUT_OF_RANGE`: a label is not one of the model's classes.
 * - `EMPTY_DATASET`: there is no image to train on, to validate on, to evaluate or to predict.
 * - `NOT_COMPILED`: the model has no optimizer, loss and metrics.
 * - `UNSUPPORTED_MODEL`: the model is no classifier with one image input, one softmax-like output, sparse categorical
 *   cross-entropy and the accuracy metric; or `workers` were asked for and it does not train as a compiled program.
 * - `ALREADY_TRAINING`: the model is being trained by another call.
 * - `NON_FINITE_LOSS`: the loss became NaN or infinite.
 * - `FILE_NOT_FOUND`: a file of a saved model is missing.
 * - `NOT_A_MODEL`: a file is not what TensorFlow.js writes for a layers model.
 * - `CORRUPT_FILE`: the weights are truncated, damaged, or of another model.
 * - `NO_CONFIG`: the model does not say what it was built from, or has been changed since.
 * - `CORRUPT_CHECKPOINT`: a checkpoint was torn or damaged, and there is no other one.
 * - `INCOMPATIBLE_CHECKPOINT`: a checkpoint is of another model, other data or other options.
 * - `WRITE_FAILED`: a model or a checkpoint could not be written.
 * - `NOT_SERIALIZABLE`: the model has a part that cannot be written, such as a loss given as a function, or an optimizer
 *   whose state checkpoints do not know.
 * - `UNSUPPORTED_RUNTIME`: this runtime lacks what the call needs (the file system).
 */
export type ModelErrorCode =
  | "INVALID_ARGUMENT"
  | "IMAGE_TOO_SMALL"
  | "NO_BACKEND"
  | "SHAPE_MISMATCH"
  | "LABEL_OUT_OF_RANGE"
  | "EMPTY_DATASET"
  | "NOT_COMPILED"
  | "UNSUPPORTED_MODEL"
  | "ALREADY_TRAINING"
  | "NON_FINITE_LOSS"
  | "FILE_NOT_FOUND"
  | "NOT_A_MODEL"
  | "CORRUPT_FILE"
  | "CORRUPT_CHECKPOINT"
  | "INCOMPATIBLE_CHECKPOINT"
  | "WRITE_FAILED"
  | "NO_CONFIG"
  | "NOT_SERIALIZABLE"
  | "UNSUPPORTED_RUNTIME";

/** An error of `@mnistlab/models` with a stable {@link ModelErrorCode}. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `ModelError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is ModelError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
