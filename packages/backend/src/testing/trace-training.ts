import type { LayersModel } from "@tensorflow/tfjs-layers";
import { accelerate, type Batch, type ParallelTraining, type StepResult } from "../index.js";
import { parallelExamples } from "./parallel-networks.js";

/** A large batch, smaller ones, and some that are smaller than the shards. */
const sizes = [32, 13, 7, 5, 3, 2, 1, 32];

/** What some steps of a new model say, and the weights after them. Leaves nothing. */
export async function trace(
  build: () => LayersModel,
  begin: (model: LayersModel) => Promise<ParallelTraining>,
  batches: readonly Batch[] = sizes.map(parallelExamples),
): Promise<{ results: StepResult[]; weights: number[] }> {
  const model = build();
  const training = await begin(model);
  const results: StepResult[] = [];
  for (const batch of batches) results.push(await training.step(batch));
  const weights = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
  await training.dispose();
  model.optimizer.dispose();
  model.dispose();
  return { results, weights };
}

/** What the calling thread does by itself. */
export async function alone(model: LayersModel): Promise<ParallelTraining> {
  const acceleration = accelerate(model);
  return { step: async (batch) => acceleration.trainStep(batch)!, dispose: async () => {} };
}
