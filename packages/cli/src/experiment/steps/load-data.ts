import { type Dataset, directory, loadMnist, noCache } from "@mnistlab/datasets";
import type { ExperimentEvent, Reporter } from "../experiment-event.js";
import type { ResolvedExperimentOptions } from "../experiment-options.js";
import { stratifiedSample } from "../stratified-sample.js";

/** The data of a run. */
export interface DataResult {
  /** All 60,000 training images. */
  readonly all: { readonly train: Dataset; readonly test: Dataset };
  /** The training images of this run, the last fifth of them for validation. */
  readonly train: Dataset;
  /** The test images of this run. */
  readonly test: Dataset;
}

/**
 * Loads MNIST and takes this run's part: everything, or a stratified sample of the training images and the first test
 * images.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a file is nowhere to be had.
 * @throws `signal.reason` if the signal stopped it; what the reporter throws.
 */
export async function loadData(
  { data, seed, trainImages, testImages }: ResolvedExperimentOptions,
  report: Reporter,
  signal?: AbortSignal,
): Promise<DataResult> {
  // The loader does not wait for those it tells: their answers are awaited here, one after the other.
  let told = Promise.resolve();
  const tell = (event: ExperimentEvent) => {
    told = told.then(() => report(event));
    told.catch(() => undefined);
  };
  const all = await loadMnist({
    ...(data !== undefined && { sources: [directory(data)], cache: noCache() }),
    signal,
    onProgress: (progress) => tell({ type: "load", progress }),
    onWarning: ({ message }) => tell({ type: "warning", message }),
  });
  await told;
  return { all, train: stratifiedSample(all.train, trainImages, seed), test: all.test.slice(0, testImages) };
}
