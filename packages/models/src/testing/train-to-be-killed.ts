import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { train } from "../training/train.js";
import type { TrainOptions } from "../training/train-options.js";
import { smallDataset } from "./small-dataset.js";

/** A training of 60 steps, whose weights and history are the same wherever and however often it is killed. */
export async function trainToBeKilled(options: TrainOptions): Promise<{ hash: string; history: unknown }> {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 });
  const { history } = await train(model, smallDataset(100), {
    epochs: 6,
    batchSize: 8,
    validationSplit: 0.2,
    seed: 7,
    ...options,
  });
  const hash = await weightsSha256(model);
  model.dispose();
  return { hash, history };
}
