import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { BackendError } from "./backend-error.js";

/** The view of its memory that every Emscripten module has, though TF.js's types do not name it. */
interface EmscriptenMemory {
  HEAPU8: Uint8Array;
}

/**
 * Throws if `backend` is TF.js's threaded build, which a cross-origin isolated page gets unless `setupWasm()` starts it.
 *
 * Its memory is shared; our binary imports an ordinary one and cannot join it.
 *
 * @throws {BackendError} `THREADS_UNSUPPORTED`
 */
export function assertSingleThreaded(backend: BackendWasm): void {
  // By its tag, since a sandbox like Jest has an `ArrayBuffer` of its own.
  if ((backend.wasm as unknown as EmscriptenMemory).HEAPU8.buffer[Symbol.toStringTag] === "ArrayBuffer") return;
  throw new BackendError(
    "THREADS_UNSUPPORTED",
    "[backend] expected TensorFlow.js's WASM backend with one thread, found its threaded build, which was started in this " +
      "cross-origin isolated page before: call `await setupWasm()` before tf.setBackend and tf.ready.",
  );
}
