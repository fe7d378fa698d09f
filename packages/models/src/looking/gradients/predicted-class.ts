import { argMax, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { classScores } from "./class-scores.js";

/**
 * The class with the highest score, the first one on ties.
 *
 * @param input - One image, shape [1, ...the model's input shape].
 */
export async function predictedClass(model: LayersModel, input: Tensor): Promise<number> {
  const best = tidy(() => argMax(classScores(model, input), 1));
  try {
    return (await best.data())[0]!;
  } finally {
    best.dispose();
  }
}
