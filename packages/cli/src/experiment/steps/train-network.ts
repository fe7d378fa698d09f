import { type EpochLogs, type History, type TrainEvent, train } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Reporter } from "../experiment-event.js";
import type { ResolvedExperimentOptions } from "../experiment-options.js";
import type { DataResult } from "./load-data.js";

/** The share of the training images that validates, as in the lab sheet. */
const validationSplit = 0.2;

/** A training, or as much of it as there is. */
export interface TrainingResult {
  /** One number per complete epoch. */
  readonly history: History;
  /** Epochs that were complete. */
  readonly epochs: number;
  /** Whether it was stopped before its last epoch. */
  readonly stopped: boolean;
  /** Images trained on per epoch. */
  readonly samples: number;
  /** Images validated on per epoch. */
  readonly validationSamples: number;
  readonly stepsPerEpoch: number;
  /** Seconds of each complete epoch, validation included. */
  readonly epochSeconds: readonly number[];
}

/** How {@link trainNetwork} works with its surroundings. */
export interface TrainingSurroundings {
  readonly report: Reporter;
  /** Takes the training as far as it came, after each epoch, before the epoch is reported. */
  readonly keep: (soFar: TrainingResult) => void;
  /** Stops the training after the step at work. */
  readonly signal?: AbortSignal;
}

/**
 * Trains the network as the lab sheet does: the last fifth of the images validates.
 *
 * @throws {ModelError} `NON_FINITE_LOSS` if the weights diverge.
 */
export async function trainNetwork(
  model: LayersModel,
  { train: dataset }: DataResult,
  { epochs, batchSize, seed, workers }: ResolvedExperimentOptions,
  { report, keep, signal }: TrainingSurroundings,
): Promise<TrainingResult> {
  let sizes = { samples: 0, validationSamples: 0, stepsPerEpoch: 0 };
  const logs: EpochLogs[] = [];
  const epochSeconds: number[] = [];
  const onEvent = (event: TrainEvent) => {
    if (event.type === "start") {
      sizes = { samples: event.samples, validationSamples: event.validationSamples, stepsPerEpoch: event.steps };
    }
    if (event.type === "epoch") {
      logs.push(event.logs);
      epochSeconds.push(event.seconds);
      keep({ history: historyOf(logs), epochs: logs.length, stopped: false, ...sizes, epochSeconds });
    }
    return report({ type: "training", event });
  };
  const result = await train(model, dataset, { epochs, batchSize, seed, workers, validationSplit, signal, onEvent });
  return { history: result.history, epochs: result.epochs, stopped: result.stopped, ...sizes, epochSeconds };
}

function historyOf(epochs: readonly EpochLogs[]): History {
  return {
    loss: epochs.map(({ loss }) => loss),
    accuracy: epochs.map(({ accuracy }) => accuracy),
    val_loss: epochs.map(({ val_loss }) => val_loss ?? Number.NaN),
    val_accuracy: epochs.map(({ val_accuracy }) => val_accuracy ?? Number.NaN),
  };
}
