import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { JsonValue } from "../checkpoints/json-value.js";
import type { History } from "../training/history.js";
import type { EpochLogs } from "../training/train-events.js";

/** All that a callback needs to go on exactly after a pause: JSON, but for weights, which are bits. */
export type CallbackState = Readonly<Record<string, JsonValue | Float32Array>>;

/** What a step (one batch) came to. */
export interface StepLogs {
  /** Mean loss of the batch, for the weights before the step. */
  readonly loss: number;
  /** Share of right answers in the batch, in [0, 1]. */
  readonly accuracy: number;
  /** Whether the loss, and all trained weights after the step, are finite numbers. */
  readonly finite: boolean;
}

/** A training as its callbacks see it. */
export interface TrainRun {
  readonly model: LayersModel;
  /** Epochs that were asked for. */
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** One number per completed epoch. */
  readonly history: Readonly<History>;
  /** Of the model's optimizer; what is set counts from the next step on. It stays when the training is over. */
  learningRate: number;
  /**
   * Ends the training after the step at work, as a signal does; `train` resolves with `stopReason`. The first reason stays.
   *
   * @param reason - For people.
   */
  stop(reason: string): void;
}

/**
 * Something that watches a training and acts on it.
 *
 * Callbacks are plain objects from factories. One belongs to one training at a time; when a training begins it starts anew,
 * unless it was given a state. They are called in the order in which they are listed, each promise is waited for, and what
 * one throws ends the training. Epochs and steps count from 1; steps do so over the whole run.
 */
export interface TrainCallback {
  /** The factory's name, for people; two callbacks of one training may have the same, and are told apart by their place. */
  readonly name: string;
  onTrainBegin?(run: TrainRun): void | Promise<void>;
  /** Also when a training resumes within an epoch: what is done here must bear to be done again. */
  onEpochBegin?(run: TrainRun, epoch: number): void | Promise<void>;
  onStepBegin?(run: TrainRun, step: number): void | Promise<void>;
  /** A step whose `logs` are not finite ends the training with `NON_FINITE_LOSS` unless a callback calls `run.stop`. */
  onStepEnd?(run: TrainRun, step: number, logs: StepLogs): void | Promise<void>;
  /** The epoch's steps are done; its validation, if there is one, comes next. */
  onEpochTrained?(run: TrainRun, epoch: number): void | Promise<void>;
  onEpochEnd?(run: TrainRun, epoch: number, logs: EpochLogs): void | Promise<void>;
  /** Training is over, however it was stopped; not called when it fails. */
  onTrainEnd?(run: TrainRun): void | Promise<void>;
  /** What {@link restore} needs, between any two steps. The callback does not change it later. */
  state?(): CallbackState | Promise<CallbackState>;
  /** Goes on from a state in the next training; to be called before that begins. */
  restore?(state: CallbackState): void;
}
