import type { History } from "./history.js";

/** Training has begun. */
export interface StartEvent {
  readonly type: "start";
  /** Epochs that were asked for. */
  readonly epochs: number;
  /** Steps per epoch. */
  readonly steps: number;
  /** Images trained on per epoch. */
  readonly samples: number;
  /** Images validated on per epoch; 0 without validation. */
  readonly validationSamples: number;
  /** Where the training goes on, if it resumes from a checkpoint. */
  readonly resumed?: ResumedFrom;
}

/** The checkpoint that a training goes on from. */
export interface ResumedFrom {
  /** Epochs that are complete. */
  readonly epochs: number;
  /** Steps that have been taken in the epoch after them. */
  readonly step: number;
  /** What is wrong with the newest checkpoint, if the one before it was taken in its place. */
  readonly damaged?: string;
}

/** A step (one batch) is done. */
export interface StepEvent {
  readonly type: "step";
  /** The epoch, from 1. */
  readonly epoch: number;
  /** The step in its epoch, from 1. */
  readonly step: number;
  /** Steps per epoch. */
  readonly steps: number;
  /** Mean training loss of the epoch so far, as Keras' progress bar shows it. */
  readonly loss: number;
  /** Mean training accuracy of the epoch so far, in [0, 1]. */
  readonly accuracy: number;
}

/** What an epoch came to, under Keras' names. */
export interface EpochLogs {
  /** Mean training loss, taken while the weights changed and dropout was on. */
  readonly loss: number;
  /** Training accuracy in [0, 1], taken likewise. */
  readonly accuracy: number;
  /** Loss on the validation images after the epoch. */
  readonly val_loss?: number;
  /** Accuracy on the validation images after the epoch, in [0, 1]. */
  readonly val_accuracy?: number;
}

/** An epoch, its validation included, is done. */
export interface EpochEvent {
  readonly type: "epoch";
  /** The epoch, from 1. */
  readonly epoch: number;
  /** Epochs that were asked for. */
  readonly epochs: number;
  readonly logs: EpochLogs;
  /** Duration in seconds, validation included. */
  readonly seconds: number;
}

/** Training is over; no event follows. */
export interface EndEvent {
  readonly type: "end";
  /** Epochs completed. */
  readonly epochs: number;
  /** Whether it was stopped, by the signal or a callback. */
  readonly stopped: boolean;
  /** What stopped it: `"signal"`, or what a callback said. */
  readonly stopReason?: string;
  /** One number per completed epoch. */
  readonly history: History;
  /** Duration in seconds. */
  readonly seconds: number;
}

/** What `train` tells while it works, told apart by `type`. */
export type TrainEvent = StartEvent | StepEvent | EpochEvent | EndEvent;
