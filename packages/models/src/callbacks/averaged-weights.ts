import type { LayersModel } from "@tensorflow/tfjs-layers";
import { readFlatWeights, writeFlatWeights } from "./flat-weights.js";
import { resumable } from "./resumable.js";
import type { TrainCallback, TrainRun } from "./train-callback.js";

/** How weights are averaged. */
export interface Averaging {
  readonly name: string;
  /** When the weights are taken into the average. */
  readonly after: "step" | "epoch";
  /** First step, or epoch, from 1, that counts. */
  readonly from: number;
  /** The weight of the newest weights when `taken` were taken before, at least one. */
  share(taken: number): number;
}

/**
 * A callback that keeps an average of the weights: of all, those of normalizations that follow the data's statistics
 * included.
 *
 * Between the steps of an epoch and the next epoch the model has the average: so validation, `earlyStopping`,
 * `modelCheckpoint` and whoever gets the model in the end see it, while training goes on with the weights of its own. The
 * average is kept in float32, each number as fround(a + fround(share · fround(w − a))): the same bits in every engine.
 */
export function averagedWeights({ name, after, from, share }: Averaging): TrainCallback {
  const kept = resumable(() => ({
    average: null as Float32Array | null,
    taken: 0,
    /** The weights in training while the model has the average. */
    own: null as Float32Array | null,
  }));
  const take = async (model: LayersModel) => {
    const { now } = kept;
    const weights = await readFlatWeights(model);
    if (now.average) mix(now.average, weights, share(now.taken));
    else now.average = weights;
    now.taken++;
  };
  const showAverage = async ({ model }: TrainRun) => {
    const { now } = kept;
    if (now.own || !now.average) return;
    now.own = await readFlatWeights(model);
    writeFlatWeights(model, now.average);
  };
  return {
    name,
    onTrainBegin: kept.begin,
    onEpochBegin({ model }) {
      if (kept.now.own) writeFlatWeights(model, kept.now.own);
      kept.now.own = null;
    },
    ...(after === "step" && {
      async onStepEnd({ model }, step, { finite }) {
        if (step >= from && finite) await take(model);
      },
    }),
    async onEpochTrained(run, epoch) {
      if (after === "epoch" && epoch >= from) await take(run.model);
      await showAverage(run);
    },
    onTrainEnd: showAverage,
    state: kept.state,
    restore: kept.restore,
  };
}

function mix(average: Float32Array, weights: Float32Array, share: number): void {
  const part = Math.fround(share);
  for (let i = 0; i < average.length; i++) {
    const difference = Math.fround(weights[i]! - average[i]!);
    average[i] = average[i]! + Math.fround(part * difference);
  }
}
