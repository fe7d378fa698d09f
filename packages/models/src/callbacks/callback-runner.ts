import type { LayersModel } from "@tensorflow/tfjs-layers";
import { ModelError } from "../model-error.js";
import type { History } from "../training/history.js";
import type { EpochLogs } from "../training/train-events.js";
import { learningRateOf, setLearningRate } from "./learning-rate.js";
import type { StepLogs, TrainCallback, TrainRun } from "./train-callback.js";

/** What a training tells its callbacks, and learns from them. */
export interface CallbackRunner {
  /** Whether the training is to stop, by the signal's will or a callback's. */
  readonly halt: { readonly aborted: boolean };
  /** What stopped it, if anything did. */
  reason(): string | undefined;
  trainBegin(): Promise<void>;
  epochBegin(epoch: number): Promise<void>;
  stepBegin(step: number): Promise<void> | undefined;
  stepEnd(step: number, logs: StepLogs): Promise<void> | undefined;
  epochTrained(epoch: number): Promise<void>;
  epochEnd(epoch: number, logs: EpochLogs): Promise<void>;
  trainEnd(): Promise<void>;
}

/** A training's facts for its callbacks. */
export interface RunFacts {
  readonly model: LayersModel;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly history: History;
}

/** Calls the callbacks of one training, one after the other. */
export function createCallbackRunner(
  callbacks: readonly TrainCallback[],
  facts: RunFacts,
  signal: AbortSignal | undefined,
): CallbackRunner {
  let said: string | undefined;
  const { optimizer } = facts.model;
  const run: TrainRun = {
    ...facts,
    get learningRate() {
      return learningRateOf(optimizer);
    },
    set learningRate(rate) {
      setLearningRate(optimizer, rate);
    },
    stop(reason) {
      said ??= reason;
    },
  };
  /** Most callbacks have no hook for steps: those that have are found once. */
  const callersOf = <K extends keyof TrainCallback>(hook: K) => callbacks.filter((callback) => callback[hook]);
  const atStepBegin = callersOf("onStepBegin");
  const atStepEnd = callersOf("onStepEnd");
  const each = async (
    listeners: readonly TrainCallback[],
    call: (callback: TrainCallback) => void | Promise<void> | undefined,
  ) => {
    for (const listener of listeners) await call(listener);
  };
  return {
    halt: {
      get aborted() {
        return said !== undefined || signal?.aborted === true;
      },
    },
    reason: () => said ?? (signal?.aborted ? "signal" : undefined),
    trainBegin: () => each(callbacks, (callback) => callback.onTrainBegin?.(run)),
    epochBegin: (epoch) => each(callbacks, (callback) => callback.onEpochBegin?.(run, epoch)),
    stepBegin: (step) =>
      atStepBegin.length > 0 ? each(atStepBegin, (callback) => callback.onStepBegin?.(run, step)) : undefined,
    stepEnd: (step, logs) =>
      atStepEnd.length > 0 ? each(atStepEnd, (callback) => callback.onStepEnd?.(run, step, logs)) : undefined,
    epochTrained: (epoch) => each(callbacks, (callback) => callback.onEpochTrained?.(run, epoch)),
    epochEnd: (epoch, logs) => each(callbacks, (callback) => callback.onEpochEnd?.(run, epoch, logs)),
    trainEnd: () => each(callbacks, (callback) => callback.onTrainEnd?.(run)),
  };
}

/** Throws `INVALID_ARGUMENT` unless `callbacks` is a list of objects with a name. */
export function checkCallbacks(callbacks: readonly TrainCallback[]): void {
  const isCallback = (value: unknown) => typeof (value as Partial<TrainCallback> | null)?.name === "string";
  // A factory that was not called has a name, too.
  if (Array.isArray(callbacks) && callbacks.every((value) => typeof value === "object" && isCallback(value))) return;
  throw new ModelError(
    "INVALID_ARGUMENT",
    "[models] callbacks must be a list of callbacks, as earlyStopping() makes them, found something else in it: " +
      "call the factory.",
  );
}
