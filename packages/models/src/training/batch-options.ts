import { accelerationOf } from "@mnistlab/backend";
import type { Augmentation, Dataset } from "@mnistlab/datasets";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkAtMost, checkFraction, checkPositive } from "../checks.js";
import { ModelError } from "../model-error.js";
import { type BatchChanges, needsRows } from "./batch-preparation.js";
import { weightsAsDataset } from "./image-weights.js";

/**
 * What `train` does to batches. All but `augmentation` change what the network should say, and need a model that trains as a
 * compiled program. Validation is of the images and labels as they are.
 */
export interface BatchOptions {
  /**
   * Changes every image by chance, anew in each epoch: `augment(shift(2), rotate(10))` of `@mnistlab/datasets`, or anything
   * with `apply(batch, { seed, epoch, firstIndex })`.
   *
   * @default none
   */
  augmentation?: Pick<Augmentation, "apply">;
  /**
   * What the images of each class count in the loss, above 0, by class index; 1 for classes that are not named.
   *
   * @default none
   */
  classWeight?: Readonly<Record<number, number>>;
  /**
   * What each image counts in the loss, above 0 (leave images out with `dataset.filter`); one number per image of the data
   * set, those that `validationSplit` takes included. Multiplied by its class's weight. As in Keras, the sum over a batch is
   * divided by the number of its images. @default none
   */
  sampleWeight?: ArrayLike<number>;
  /**
   * Share ε of each target that is spread over all classes, in [0, 1): the label's class gets 1 − ε + ε / classes (Szegedy et
   * al., "Rethinking the Inception Architecture", 2016). @default 0
   */
  labelSmoothing?: number;
  /**
   * α of mixup, in [0, 2], 0.2 to 0.4 as a rule: each image and its target are mixed with another of the batch, λ of one and
   * 1 − λ of the other, with one λ from Beta(α, α) per batch (Zhang et al., "mixup", 2018). Pixels are rounded to bytes.
   * Training accuracy then counts the class of the larger share. @default 0, none
   */
  mixup?: number;
}

/**
 * Checks the options.
 *
 * @param dataset - All of it, before a split.
 * @returns What is to be done; `sampleWeight` for all images yet. `undefined` for nothing.
 * @throws {ModelError} `INVALID_ARGUMENT`; `UNSUPPORTED_MODEL` for a model that does not train as a compiled program.
 */
export function planBatchChanges(
  model: LayersModel,
  dataset: Dataset,
  classes: number,
  seed: number,
  options: BatchOptions,
): BatchChanges | undefined {
  const { augmentation, classWeight, sampleWeight, labelSmoothing = 0, mixup = 0 } = options;
  checkFraction("labelSmoothing", labelSmoothing);
  if (mixup !== 0) {
    checkPositive("mixup", mixup);
    checkAtMost("mixup", mixup, 2);
  }
  if (augmentation !== undefined && typeof augmentation?.apply !== "function") {
    throw new ModelError(
      "INVALID_ARGUMENT",
      "[models] augmentation must be what augment(…) of @mnistlab/datasets gives, found something else.",
    );
  }
  const changes: BatchChanges = {
    seed,
    classes,
    augmentation,
    classWeight: classWeight && checkedClassWeight(classWeight, classes),
    sampleWeight: sampleWeight && weightsAsDataset(checkedSampleWeight(sampleWeight, dataset.length), dataset),
    labelSmoothing,
    mixup,
  };
  if (needsRows(changes)) requireCompiledProgram(model);
  else if (!augmentation) return undefined;
  return changes;
}

function checkedClassWeight(classWeight: Readonly<Record<number, number>>, classes: number): number[] {
  const weights = new Array<number>(classes).fill(1);
  for (const [name, weight] of Object.entries(classWeight)) {
    if (!(Number(name) in weights)) {
      throw new ModelError(
        "INVALID_ARGUMENT",
        `[models] classWeight must be of classes from 0 to ${classes - 1}, found one of ${JSON.stringify(name)}.`,
      );
    }
    checkPositive(`classWeight[${name}]`, weight);
    weights[Number(name)] = weight;
  }
  return weights;
}

function checkedSampleWeight(sampleWeight: ArrayLike<number>, images: number): ArrayLike<number> {
  if (sampleWeight.length !== images) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] sampleWeight must have one number for each of the data set's ${images} images, found ${sampleWeight.length}.`,
    );
  }
  for (let i = 0; i < images; i++) checkPositive(`sampleWeight[${i}]`, sampleWeight[i]!);
  return sampleWeight;
}

/** Class indices are all that TensorFlow.js' own step of such a model takes. */
function requireCompiledProgram(model: LayersModel): void {
  const made = accelerationOf(model)?.compiled.training(true);
  if (made && "trainer" in made) return;
  throw new ModelError(
    "UNSUPPORTED_MODEL",
    "[models] expected a model that trains as a compiled program for classWeight, sampleWeight, labelSmoothing or mixup, " +
      `found one that does not${made ? `: programs do not cover ${made.message}` : ""}; call setupWasm() and ` +
      "accelerate(model) of @mnistlab/backend first, or leave these options out.",
  );
}
