import type { Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { BatchFeeder } from "./batch-feeder.js";
import type { Breather } from "./breather.js";
import { evaluateBatches } from "./evaluate-batches.js";
import { createRunningMean, type LossAndAccuracy } from "./running-mean.js";

/** How a classifier does on the images of one class. */
export interface ClassResult extends LossAndAccuracy {
  /** Index of the class. */
  readonly classIndex: number;
  /** Its name in the data set. */
  readonly name: string;
  /** Images of the class; without any, loss and accuracy are `NaN`. */
  readonly count: number;
  /** Those that the model takes for what they are; `correct / count` is the accuracy, the class's recall. */
  readonly correct: number;
}

/**
 * Loss and accuracy over a data set and over each of its classes; `undefined` if the signal stopped it.
 *
 * Goes through the images class by class, once: the sums over all images are those of the classes.
 */
export async function evaluateClasses(
  model: LayersModel,
  dataset: Dataset,
  batchSize: number,
  feeder: BatchFeeder,
  breather: Breather,
  signal: AbortSignal | undefined,
): Promise<(LossAndAccuracy & { readonly classes: readonly ClassResult[] }) | undefined> {
  const mean = createRunningMean();
  const classes: ClassResult[] = [];
  for (const [classIndex, positions] of positionsByClass(dataset).entries()) {
    const name = dataset.classNames[classIndex]!;
    const count = positions.length;
    const images = dataset.subset(positions);
    const result = await evaluateBatches(model, images, batchSize, feeder, breather, signal);
    if (!result) return undefined;
    const correct = count === 0 ? 0 : Math.round(result.accuracy * count);
    classes.push({ classIndex, name, count, correct, ...result });
    if (count > 0) mean.add(result, count);
  }
  return { ...mean.mean(), classes };
}

function positionsByClass({ labels, classNames }: Dataset): number[][] {
  const positions = classNames.map((): number[] => []);
  labels.forEach((label, i) => {
    positions[label]!.push(i);
  });
  return positions;
}
