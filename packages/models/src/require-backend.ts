import { backend, getBackend } from "@tensorflow/tfjs-core";
import { ModelError } from "./model-error.js";

/** Throws `NO_BACKEND` unless TensorFlow.js can compute; starts a registered backend that needs no waiting. */
export function requireBackend(): void {
  if (getBackend()) return;
  try {
    backend();
  } catch (cause) {
    throw new ModelError(
      "NO_BACKEND",
      "[models] expected a TensorFlow.js backend that is ready, found none: " +
        "call `await setupWasm()` of @mnistlab/backend (or register another backend and `await tf.ready()`) first.",
      { cause },
    );
  }
}
