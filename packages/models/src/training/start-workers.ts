import { accelerationOf, BackendError, type ParallelTraining } from "@mnistlab/backend";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";

/**
 * Starts threads that will share a model's training steps.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` for a model without a compiled program: threads know nothing of TensorFlow.js.
 * @throws {BackendError} `WORKER_FAILED`
 */
export async function startWorkers(model: LayersModel, workers: number): Promise<ParallelTraining> {
  const acceleration = accelerationOf(model);
  if (!acceleration) throw uncovered("one that is not accelerated: call accelerate(model) of @mnistlab/backend first");
  try {
    return await acceleration.parallel({ workers });
  } catch (cause) {
    if (!BackendError.isInstance(cause) || cause.code !== "NOT_COVERED") throw cause;
    throw uncovered("one, or a backend, that these do not cover (see the cause): train it without workers", cause);
  }
}

function uncovered(found: string, cause?: unknown): ModelError {
  return new ModelError(
    "UNSUPPORTED_MODEL",
    `[models] expected a model that trains as a compiled program, for workers run nothing else, found ${found}.`,
    { cause },
  );
}
