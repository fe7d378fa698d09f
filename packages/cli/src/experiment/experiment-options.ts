import { statSync } from "node:fs";
import { CliError } from "../cli-error.js";

/** What a run does; the defaults are the lab sheet's experiment. */
export interface ExperimentOptions {
  /** A look at everything in seconds instead of the experiment: changes the defaults below. @default false */
  quick?: boolean;
  /** Times the training images are gone through. @default 10, quick 3 */
  epochs?: number;
  /** Images per training step, at most 10,000: a step needs about 0.2 MB per image. @default 128 */
  batchSize?: number;
  /** Of everything random: weights, order, dropout, samples, the search. A safe integer. @default 7 */
  seed?: number;
  /** Networks that the tuning tries; 0 for no tuning. @default 8, quick 3 */
  trials?: number;
  /** Threads that share each training step, from 0 to 4; the result is the same with any number of them. @default 0 */
  workers?: number;
  /** A directory with the four MNIST files, the only place they are taken from. @default cache, an installed package, web */
  data?: string;
  /** Training images, a fifth of them for validation, from 10 to 60,000. @default 60000, quick 12000 */
  trainImages?: number;
  /** Test images, from 10 to 10,000, the first ones. @default 10000, quick 2000 */
  testImages?: number;
  /** Training images of each trial. @default 6000, quick 1500 */
  tuningTrainImages?: number;
  /** Validation images of each trial. @default 2000, quick 500 */
  tuningValidationImages?: number;
  /** Epochs of each trial. @default 4, quick 2 */
  tuningEpochs?: number;
}

/** {@link ExperimentOptions} with every default filled in. */
export type ResolvedExperimentOptions = Required<Omit<ExperimentOptions, "data">> & {
  readonly data: string | undefined;
};

/** WASM memory ends at 4 GB, and a step fails without a word of its own when it gets there. */
const largestBatch = 10_000;

const full = {
  epochs: 10,
  trials: 8,
  trainImages: 60_000,
  testImages: 10_000,
  tuningTrainImages: 6_000,
  tuningValidationImages: 2_000,
  tuningEpochs: 4,
};

const quickLook: typeof full = {
  epochs: 3,
  trials: 3,
  trainImages: 12_000,
  testImages: 2_000,
  tuningTrainImages: 1_500,
  tuningValidationImages: 500,
  tuningEpochs: 2,
};

/**
 * Fills in the defaults and checks every option.
 *
 * @throws {CliError} `INVALID_OPTION` for an option out of its range.
 * @example
 * resolveExperimentOptions({ quick: true }).epochs; // 3
 */
export function resolveExperimentOptions(options: ExperimentOptions = {}): ResolvedExperimentOptions {
  const { quick = false, batchSize = 128, seed = 7, workers = 0, data, ...given } = options;
  const defaults = quick ? quickLook : full;
  const resolved = { quick, batchSize, seed, workers, data, ...defaults, ...withoutUndefined(given) };
  checkInteger("--epochs", resolved.epochs, 1, 10_000);
  checkInteger("--batch-size", batchSize, 1, largestBatch);
  checkInteger("--seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  checkInteger("--trials", resolved.trials, 0, 100_000);
  checkInteger("--workers", workers, 0, 4);
  checkInteger("trainImages", resolved.trainImages, 10, full.trainImages);
  checkInteger("testImages", resolved.testImages, 10, full.testImages);
  checkInteger("tuningTrainImages", resolved.tuningTrainImages, 10, resolved.trainImages);
  const spare = resolved.trainImages - resolved.tuningTrainImages;
  checkInteger("tuningValidationImages", resolved.tuningValidationImages, 1, spare);
  checkInteger("tuningEpochs", resolved.tuningEpochs, 1, 10_000);
  if (data !== undefined) checkDirectory(data);
  return resolved;
}

function withoutUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function checkInteger(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new CliError(
    "INVALID_OPTION",
    `[cli] ${name} must be an integer from ${low} to ${high}, found ${JSON.stringify(value)}.`,
  );
}

function checkDirectory(path: string): void {
  if (path !== "" && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new CliError(
    "INVALID_OPTION",
    `[cli] --data must be a directory with the four MNIST files, found ${JSON.stringify(path)}, where there is none.`,
  );
}
