import type { Dataset } from "@mnistlab/datasets";
import type { buildCnn, memoryStore, train, weightsSha256 } from "../index.js";

/**
 * SHA-256 of the weights that {@link trainFromOneSeed} ends with, as they came from Node 24 on x64: every engine, every
 * number of workers and every interruption must give the same bits.
 */
export const ONE_SEED_SHA256: string = "977b0bfa95dde661e11369fd4bdbd739b985fd3f8f445786f965a359f1ee051d";

/** Images of MNIST's training set, from its beginning, that {@link trainFromOneSeed} takes. */
export const ONE_SEED_IMAGES: number = 2000;

/** The functions of this package, also those of a built and installed one. */
interface Models {
  readonly buildCnn: typeof buildCnn;
  readonly memoryStore: typeof memoryStore;
  readonly train: typeof train;
  readonly weightsSha256: typeof weightsSha256;
}

/** Ways in which one training can come to its end: the number of workers, then that after an interruption, if there is one. */
export const ONE_SEED_WAYS: readonly (readonly number[])[] = [[0], [1], [2], [4], [0, 0], [2, 1]];

/**
 * Trains the lab sheet's network for two epochs, with dropout and validation, all from one seed: once in each of
 * {@link ONE_SEED_WAYS}.
 *
 * @param dataset - The first 2,000 images of MNIST.
 * @returns the hashes of the weights.
 */
export async function trainFromOneSeed(models: Models, dataset: Dataset): Promise<string[]> {
  const seed = 7;
  const hashes: string[] = [];
  for (const turns of ONE_SEED_WAYS) {
    const model = models.buildCnn({ seed });
    const checkpoint = { store: models.memoryStore() };
    for (const [turn, workers] of turns.entries()) {
      const controller = new AbortController();
      let steps = 0;
      await models.train(model, dataset, {
        epochs: 2,
        batchSize: 128,
        validationSplit: 0.2,
        seed,
        workers,
        checkpoint,
        resume: true,
        signal: controller.signal,
        onEvent({ type }) {
          if (type === "step" && ++steps === 18 && turn < turns.length - 1) controller.abort();
        },
      });
    }
    hashes.push(await models.weightsSha256(model));
    model.dispose();
  }
  return hashes;
}
