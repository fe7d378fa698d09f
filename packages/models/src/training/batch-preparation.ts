import type { Augmentation, Batch, Dataset } from "@mnistlab/datasets";
import { deriveSeed, seedStream } from "../derive-seed.js";
import type { ByteBatch } from "./batch-feeder.js";
import { weightsOfDataset } from "./image-weights.js";
import { drawMix, mixRows } from "./mixup.js";

/** A batch to train on. */
export interface PreparedBatch extends ByteBatch {
  /** What the network should say, if it is not just the labels: a row of one value per class for each image. */
  readonly targets?: Float32Array;
}

/** Prepares the batches of one epoch: the batch, and the index of its first image in the epoch. */
export type PrepareBatch = (batch: Batch, firstIndex: number) => PreparedBatch;

/** What is done to batches before the network sees them. */
export interface BatchChanges {
  readonly seed: number;
  readonly classes: number;
  readonly augmentation: Pick<Augmentation, "apply"> | undefined;
  /** By class. */
  readonly classWeight: readonly number[] | undefined;
  /** Beside the training images, in their order; see `weightsAsDataset`. */
  readonly sampleWeight: Dataset | undefined;
  readonly labelSmoothing: number;
  readonly mixup: number;
}

/** Whether the changes need targets of a value per class. */
export function needsRows({ classWeight, sampleWeight, labelSmoothing, mixup }: BatchChanges): boolean {
  return classWeight !== undefined || sampleWeight !== undefined || labelSmoothing > 0 || mixup > 0;
}

/**
 * Augments, weights, smooths and mixes batches, in this order.
 *
 * Categorical cross-entropy is linear in its targets, so a target row that is multiplied by w weighs its image by w.
 *
 * @param epoch - From 1: each draws anew.
 * @param order - Seed by which the epoch's images were shuffled, if they were.
 */
export function batchPreparation(changes: BatchChanges, epoch: number, order: number | undefined): PrepareBatch {
  const { seed, classes, augmentation, classWeight, sampleWeight, labelSmoothing, mixup } = changes;
  const weights = sampleWeight && weightsOfDataset(order === undefined ? sampleWeight : sampleWeight.shuffle(order));
  const pixels = deriveSeed(seed, seedStream.augmentation);
  const targetsOf = (labels: Uint8Array, firstIndex: number): Float32Array => {
    const rows = new Float32Array(labels.length * classes);
    labels.forEach((label, i) => {
      const weight = (classWeight?.[label] ?? 1) * (weights?.[firstIndex + i] ?? 1);
      rows.fill((weight * labelSmoothing) / classes, i * classes, (i + 1) * classes);
      rows[i * classes + label] = weight * (1 - labelSmoothing + labelSmoothing / classes);
    });
    return rows;
  };
  return (batch, firstIndex) => {
    const { images, labels, size } = augmentation
      ? augmentation.apply(batch, { seed: pixels, epoch, firstIndex })
      : batch;
    if (!needsRows(changes)) return { images, labels, size };
    const targets = targetsOf(labels, firstIndex);
    if (mixup === 0) return { images, labels, size, targets };
    const mix = drawMix(mixup, size, seed, epoch, firstIndex);
    return { images: mixRows(images, mix), labels, size, targets: mixRows(targets, mix) };
  };
}
