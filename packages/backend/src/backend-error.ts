const marker = Symbol.for("mnistlab.BackendError");

/**
 * What went wrong in `@mnistlab/backend`; stable across versions.
 *
 * - `WASM_UNSUPPORTED`: this runtime lacks WebAssembly SIMD.
 * - `WASM_START_FAILED`: TensorFlow.js could not start its WASM backend.
 * - `THREADS_UNSUPPORTED`: the page has started TensorFlow.js's threaded build, which has a shared memory.
 * - `INVALID_ARGUMENT`: a kernel got shapes or attributes that do not fit together, or an option is out of its range.
 * - `NOT_COVERED`: the model, or the backend in use, is not covered by compiled programs, without which workers cannot train.
 * - `WORKER_FAILED`: workers could not be started, or died again and again.
 * - `DISPOSED`: a parallel training was asked for a step after its end.
 */
export type BackendErrorCode =
  | "WASM_UNSUPPORTED"
  | "WASM_START_FAILED"
  | "THREADS_UNSUPPORTED"
  | "INVALID_ARGUMENT"
  | "NOT_COVERED"
  | "WORKER_FAILED"
  | "DISPOSED";

/** An error of `@mnistlab/backend` with a stable {@link BackendErrorCode}. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly code: BackendErrorCode;

  constructor(code: BackendErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `BackendError`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is BackendError {
    return typeof error === "object" && error !== null && marker in error;
  }
}
