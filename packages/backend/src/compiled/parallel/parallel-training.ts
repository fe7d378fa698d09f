import { BackendError } from "../../backend-error.js";
import { NotCovered } from "../chain/not-covered.js";
import type { CompiledModel, CompiledTraining } from "../compiled-model.js";
import { SHARDS } from "../runtime/program-instance.js";
import type { Batch, StepResult } from "../runtime/trainer.js";
import { createCoordinator } from "./coordinator.js";
import { startWorker } from "./start-worker.js";
import { createTeam, WorkerEnded } from "./team.js";
import type { StartWorker } from "./worker-handle.js";
import { workerScript } from "./worker-script.js";

/** How many workers share each step of a training. */
export interface ParallelOptions {
  /** Threads that compute, from 0 to 4; with 0 the calling thread does. */
  workers: number;
}

/** Trains a model with workers that share each batch; the result is the same to the bit for any number of them. */
export interface ParallelTraining {
  /**
   * One training step, what {@link Acceleration.trainStep} does. Steps run one after the other.
   *
   * Until it resolves the batch must not be changed, nor the model be trained, compiled or given weights otherwise. A worker
   * that dies is replaced and the step repeated, which changes nothing in the result.
   *
   * @param dropoutKeys - One integer per dropout layer, for masks of one's own choice; else they follow the layers' seeds.
   * @throws {BackendError} `WORKER_FAILED` if workers die again and again, `NOT_COVERED` if the model has changed so that
   * compiled programs do not cover it any more, `DISPOSED` after or by {@link dispose}. The weights are those before the step.
   */
  step(batch: Batch, dropoutKeys?: ArrayLike<number>): Promise<StepResult>;
  /** Ends the workers; resolves when they are gone. A step at work rejects. Twice is harmless. */
  dispose(): Promise<void>;
}

/** How often a step is tried before dying workers are taken for a lasting trouble. */
const MOST_ATTEMPTS = 4;

/**
 * Starts workers for a compiled model; see {@link Acceleration.parallel}.
 *
 * @param start - Starts one worker.
 */
export async function startParallelTraining(
  compiled: CompiledModel,
  { workers }: ParallelOptions,
  start: StartWorker = startWorker,
): Promise<ParallelTraining> {
  checkWorkers(workers);
  const team = createTeam(workers, workerScript, start);
  const coordinator = createCoordinator(compiled, team, workers);
  let disposed = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Repeats what a dying worker cut off. */
  const persist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (let attempts = 1; ; attempts++) {
      if (disposed) throw ended();
      try {
        return await attempt();
      } catch (error) {
        if (disposed) throw ended();
        if (!(error instanceof WorkerEnded)) throw error;
        if (attempts === MOST_ATTEMPTS) throw failed(error);
      }
    }
  };
  const step = async (batch: Batch, dropoutKeys?: ArrayLike<number>): Promise<StepResult> => {
    const made = coveredTraining(compiled, batch.dense);
    const keys = Array.from(dropoutKeys ?? made.dropoutKeys());
    if (workers === 0) return made.trainer.step(batch, keys);
    return persist(() => coordinator.step(made, batch, keys));
  };
  const training: ParallelTraining = {
    step(batch, dropoutKeys) {
      const result = last.then(() => {
        if (disposed) throw ended();
        return step(batch, dropoutKeys);
      });
      last = result.catch(() => {});
      return result;
    },
    async dispose() {
      disposed = true;
      await team.dispose();
    },
  };
  try {
    const made = coveredTraining(compiled);
    if (workers > 0) await persist(() => coordinator.prepare(made));
  } catch (error) {
    await training.dispose();
    throw error;
  }
  return training;
}

function checkWorkers(workers: number): void {
  if (Number.isInteger(workers) && workers >= 0 && workers <= SHARDS) return;
  throw new BackendError(
    "INVALID_ARGUMENT",
    `[backend] workers must be an integer from 0 to ${SHARDS}, the number of shards that a batch is cut in, found ${workers}.`,
  );
}

function coveredTraining(compiled: CompiledModel, dense?: boolean): CompiledTraining {
  const made = compiled.training(dense);
  if (!(made instanceof NotCovered)) return made;
  throw new BackendError(
    "NOT_COVERED",
    `[backend] expected a model whose training compiled programs cover, for workers know nothing else, found ${made.message}: ` +
      "train it without workers.",
  );
}

function ended(): BackendError {
  return new BackendError(
    "DISPOSED",
    "[backend] expected a parallel training at work, found one that was ended: start another with acceleration.parallel().",
  );
}

function failed({ cause }: WorkerEnded): BackendError {
  const found = cause instanceof Error ? cause.message : "no cause that the runtime would tell";
  return new BackendError(
    "WORKER_FAILED",
    `[backend] expected workers that start and stay alive, found that they ended ${MOST_ATTEMPTS} times in a row (${found}): ` +
      "see that there is memory for them and that threads are allowed (in pages `worker-src blob:`), or train without workers.",
    { cause },
  );
}
