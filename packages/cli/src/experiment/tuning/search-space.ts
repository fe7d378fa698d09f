import type { CnnOptions } from "@mnistlab/models";
import type { Trial } from "@mnistlab/tuning";

/** A network and how to train it. */
export interface Candidate {
  readonly network: CnnOptions;
  /** Images per step. */
  readonly batchSize: number;
}

/**
 * One point of the search space: the choices that the lab sheet explains, around its own values.
 *
 * The second convolution has twice the filters of the first, as in the sheet. No padding, two convolutions and two
 * poolings: the largest kernel still fits on 28 × 28 pixels.
 */
export function suggestCandidate(trial: Trial): Candidate {
  const filters = trial.suggestInt("filters", 4, 16, { step: 4 });
  return {
    network: {
      filters: [filters, 2 * filters],
      kernelSize: trial.suggestCategorical("kernelSize", [3, 5]),
      denseUnits: trial.suggestInt("denseUnits", 32, 128, { step: 32 }),
      dropout: trial.suggestFloat("dropout", 0, 0.5, { step: 0.1 }),
      learningRate: trial.suggestFloat("learningRate", 3e-4, 1e-2, { log: true }),
      pooling: trial.suggestCategorical("pooling", ["max", "average"]),
    },
    batchSize: trial.suggestCategorical("batchSize", [32, 64, 128]),
  };
}
