import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf } from "../layers-model-internals.js";
import { ModelError } from "../model-error.js";

/**
 * Takes the lock that TensorFlow.js' own `fit` takes, so that a model is trained by one call at a time.
 *
 * @returns Frees the lock.
 * @throws {ModelError} `ALREADY_TRAINING` if it is taken.
 */
export function lockForTraining(model: LayersModel): () => void {
  const internals = internalsOf(model);
  if (internals.isTraining) {
    throw new ModelError(
      "ALREADY_TRAINING",
      "[models] expected a model at rest, found one that another train() or fit() call is training: wait for that first.",
    );
  }
  internals.isTraining = true;
  return () => {
    internals.isTraining = false;
  };
}
