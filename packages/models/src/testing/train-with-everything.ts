import { augment, elastic, rotate, shift } from "@mnistlab/datasets";
import { buildCnn } from "../building/build-cnn.js";
import { exponentialMovingAverage } from "../callbacks/exponential-moving-average.js";
import { learningRateSchedule } from "../callbacks/schedules/learning-rate-schedule.js";
import { oneCycle } from "../callbacks/schedules/one-cycle.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { train } from "../training/train.js";
import { smallDataset } from "./small-dataset.js";

/** The weights of {@link trainWithEverything}, as Node gave them: every engine must give the same bits. */
export const EXPECTED_WEIGHTS = "5414125e35df8d9bb3c5e5073b31e678bc6bf85a9cc48ad75953ef146020a076";

/** Trains a small network with all that computes on the way to its weights, and returns their hash. */
export async function trainWithEverything(workers: number): Promise<string> {
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, batchNorm: true, seed: 5 });
  await train(model, smallDataset(60), {
    ...{ epochs: 3, batchSize: 8, validationSplit: 0.2, seed: 11, workers },
    ...{ labelSmoothing: 0.1, mixup: 0.3, classWeight: { 1: 1.7 }, clipNorm: 0.5, gradientAccumulationSteps: 2 },
    augmentation: augment(shift(1), rotate(15), elastic()),
    callbacks: [learningRateSchedule(oneCycle({ maximum: 0.02 })), exponentialMovingAverage({ decay: 0.9 })],
  });
  const hash = await weightsSha256(model);
  model.dispose();
  return hash;
}
