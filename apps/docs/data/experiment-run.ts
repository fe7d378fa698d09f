import { jsonFields } from "./json-fields.js";
import { parseJson } from "./parse-json.js";

/** What the pages say of a recorded run of the lab sheet; times in seconds, accuracies in [0, 1]. */
export interface ExperimentRun {
  /** The command that repeats it. */
  readonly command: string;
  readonly seed: number;
  readonly history: Record<"loss" | "accuracy" | "val_loss" | "val_accuracy", readonly number[]>;
  readonly stepsPerEpoch: number;
  readonly epochSeconds: readonly number[];
  readonly test: { readonly loss: number; readonly accuracy: number };
  /** Rows are true classes, columns predicted ones. */
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly weightsSha256: string;
  readonly tuning: {
    readonly trials: number;
    readonly epochs: number;
    readonly trainImages: number;
    readonly validationImages: number;
    readonly best: {
      readonly number: number;
      readonly value: number;
      readonly params: Record<string, string | number>;
    };
  };
  readonly totalSeconds: number;
  readonly processor: string;
  readonly processors: number;
  readonly node: string;
}

/**
 * Reads the `metrics.json` that `mnistlab run` writes.
 *
 * @param json - Text of the file.
 * @param file - Its name for messages.
 * @throws {Error} If the text is no JSON, the run was not complete or not on all images, or a field is missing.
 */
export function parseExperimentRun(json: string, file: string): ExperimentRun {
  const metrics: unknown = parseJson(json, file);
  const { text, number, numbers, matrix, record } = jsonFields(metrics, file);
  const state = text("status.state");
  if (state !== "complete") throw new Error(`[docs] expected a complete run in ${file}, found one that is ${state}.`);
  const images = [number("data.trainImages"), number("data.testImages")];
  if (images.join() !== "60000,10000") {
    throw new Error(`[docs] expected a run on 60000 and 10000 images in ${file}, found ${images.join(" and ")}.`);
  }
  return {
    command: text("command"),
    seed: number("options.seed"),
    history: {
      loss: numbers("training.history.loss"),
      accuracy: numbers("training.history.accuracy"),
      val_loss: numbers("training.history.val_loss"),
      val_accuracy: numbers("training.history.val_accuracy"),
    },
    stepsPerEpoch: number("training.stepsPerEpoch"),
    epochSeconds: numbers("training.epochSeconds"),
    test: { loss: number("test.loss"), accuracy: number("test.accuracy") },
    confusionMatrix: matrix("confusionMatrix"),
    weightsSha256: text("weightsSha256"),
    tuning: {
      trials: number("tuning.trials"),
      epochs: number("tuning.epochs"),
      trainImages: number("tuning.trainImages"),
      validationImages: number("tuning.validationImages"),
      best: {
        number: number("tuning.best.number"),
        value: number("tuning.best.value"),
        params: record("tuning.best.params"),
      },
    },
    totalSeconds: number("seconds.total"),
    processor: text("machine.processor"),
    processors: number("machine.processors"),
    node: text("versions.node"),
  };
}
