import { TuningError } from "../tuning-error.js";
import { draw } from "./draw.js";
import { randomStream } from "./random-stream.js";
import type { Sampler } from "./sampler.js";

/** Options of {@link randomSampler}. */
export interface RandomSamplerOptions {
  /**
   * A safe integer; equal seeds propose equal values.
   *
   * @default 0
   */
  seed?: number;
}

/**
 * Draws every parameter independently and uniformly (in the logarithm where the parameter says so).
 *
 * A value depends on the seed, the trial's number, the parameter's name and its distribution, on nothing else: a
 * resumed study goes on with the same proposals, parallel workers with one seed share one sequence, and the order of
 * the suggestions in a trial does not matter. The same in every JavaScript engine.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if the seed is not a safe integer.
 * @example
 * const study = await createStudy({ name: "demo", direction: "minimize", sampler: randomSampler({ seed: 7 }) });
 */
export function randomSampler(options: RandomSamplerOptions = {}): Sampler {
  const { seed = 0 } = options;
  if (!Number.isSafeInteger(seed)) {
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected seed to be a safe integer, found ${String(seed)}.`);
  }
  return {
    name: "random",
    sample: ({ trialNumber, name, distribution }) => draw(randomStream(seed, trialNumber, name), distribution),
  };
}
