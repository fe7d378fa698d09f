import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { train } from "./train.js";
import type { TrainEvent } from "./train-events.js";
import type { TrainOptions } from "./train-options.js";

/**
 * Trains as `train` does, as a sequence of events: training waits until the next one is asked for.
 *
 * Begins with the first event that is asked for. Leaving the loop stops the training after the step at work; the loop is left
 * when that has ended, and `train` may be called again. The last event, of type "end", has the history.
 *
 * @throws what `train` throws, from the loop.
 * @example
 * for await (const event of trainEvents(model, dataset, { epochs: 20, validationSplit: 0.25 })) {
 *   if (event.type === "epoch" && event.logs.val_accuracy > 0.99) break;
 * }
 */
export async function* trainEvents(
  model: LayersModel,
  dataset: Dataset,
  options: TrainOptions = {},
): AsyncGenerator<TrainEvent, void, void> {
  const leaving = new AbortController();
  const handOver = handover<TrainEvent>();
  const leave = () => leaving.abort(options.signal?.reason);
  if (options.signal?.aborted) leave();
  options.signal?.addEventListener("abort", leave);
  const training = train(model, dataset, {
    ...options,
    signal: leaving.signal,
    async onEvent(event) {
      await options.onEvent?.(event);
      await handOver.give(event);
    },
  }).finally(handOver.close);
  training.catch(() => {}); // told below
  try {
    for (let event = await handOver.take(); event; event = await handOver.take()) yield event;
    await training;
  } finally {
    leaving.abort();
    options.signal?.removeEventListener("abort", leave);
    handOver.close();
    await training.catch(() => {});
  }
}

/** Passes values one at a time from one side to another, either of which waits for the other. */
interface Handover<T> {
  /** Resolves when the value after this one is asked for, or after `close`. */
  give(value: T): Promise<void>;
  /** The next value; none after `close`. */
  take(): Promise<T | undefined>;
  close(): void;
}

function handover<T>(): Handover<T> {
  let closed = false;
  let given: T | undefined;
  let onGiven = () => {};
  let onTaken = () => {};
  return {
    async give(value) {
      if (closed) return;
      given = value;
      onGiven();
      await new Promise<void>((resolve) => {
        onTaken = resolve;
      });
    },
    async take() {
      onTaken(); // the value before is done with
      if (given === undefined && !closed) {
        await new Promise<void>((resolve) => {
          onGiven = resolve;
        });
      }
      const value = given;
      given = undefined;
      return value;
    },
    close() {
      closed = true;
      onGiven();
      onTaken();
    },
  };
}
