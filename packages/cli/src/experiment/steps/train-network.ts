import { type History, type TrainEvent, train } from "@mnistlab/models";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Reporter } from "../experiment-event.js";
import type { ResolvedExperimentOptions } from "../experiment-options.js";
import type { DataResult } from "./load-data.js";

/** The share of the training images that validates, as in the lab sheet. */
const validationSplit = 0.2;

/** A training. */
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

/**
 * Trains the network as the lab sheet does: the last fifth of the images validates.
 *
 * @throws {ModelError} `NON_FINITE_LOSS` if the weights diverge.
 */
export async function trainNetwork(
  model: LayersModel,
  { train: dataset }: DataResult,
  { epochs, batchSize, seed }: ResolvedExperimentOptions,
  report: Reporter,
  signal?: AbortSignal,
): Promise<TrainingResult> {
  let sizes = { samples: 0, validationSamples: 0, stepsPerEpoch: 0 };
  const epochSeconds: number[] = [];
  const onEvent = (event: TrainEvent) => {
    if (event.type === "start") {
      sizes = { samples: event.samples, validationSamples: event.validationSamples, stepsPerEpoch: event.steps };
    }
    if (event.type === "epoch") epochSeconds.push(event.seconds);
    return report({ type: "training", event });
  };
  const result = await train(model, dataset, { epochs, batchSize, seed, validationSplit, signal, onEvent });
  return { history: result.history, epochs: result.epochs, stopped: result.stopped, ...sizes, epochSeconds };
}
