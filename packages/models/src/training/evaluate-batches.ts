import { accelerationOf } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import { dispose, type Scalar } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf } from "../layers-model-internals.js";
import type { BatchFeeder, ByteBatch } from "./batch-feeder.js";
import type { Breather } from "./breather.js";
import { createRunningMean, type LossAndAccuracy } from "./running-mean.js";

/**
 * Loss and accuracy over a data set, batch by batch; `undefined` if the signal stopped it.
 *
 * Calls the model's own test function, the part of `model.evaluate` that computes, for `evaluate` itself would first
 * gather every batch from a copy.
 */
export async function evaluateBatches(
  model: LayersModel,
  dataset: Dataset,
  batchSize: number,
  feeder: BatchFeeder,
  breather: Breather,
  signal: { readonly aborted: boolean } | undefined,
): Promise<LossAndAccuracy | undefined> {
  const mean = createRunningMean();
  for (const batch of dataset.batches(batchSize)) {
    if (signal?.aborted) return undefined;
    mean.add(await evaluateBatch(model, batch, feeder), batch.size);
    await breather.breathe();
  }
  return signal?.aborted ? undefined : mean.mean();
}

async function evaluateBatch(model: LayersModel, batch: ByteBatch, feeder: BatchFeeder): Promise<LossAndAccuracy> {
  const bytes = { examples: batch.images, targets: batch.labels, size: batch.size };
  const compiled = accelerationOf(model)?.testStep(bytes);
  if (compiled) return { loss: compiled.loss, accuracy: compiled.accuracy! };
  const internals = internalsOf(model);
  internals.makeTestFunction();
  const images = feeder.images(batch.images, batch.size);
  const labels = feeder.labels(batch.labels);
  let results: Scalar[] = [];
  try {
    results = internals.testFunction([images, labels]);
    const [loss, accuracy] = await Promise.all(results.map((result) => result.data()));
    return { loss: loss![0]!, accuracy: accuracy![0]! };
  } finally {
    dispose([images, labels, ...results]);
  }
}
