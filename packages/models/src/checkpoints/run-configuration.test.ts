import { adamW, clipNorm } from "@mnistlab/backend";
import { train as optimizers } from "@tensorflow/tfjs-core";
import { model as functional, input, type LayersModel, layers } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import type { TrainOptions } from "../training/train-options.js";
import { memoryStore } from "./memory-store.js";

beforeAll(useWasm);

const network: CnnOptions = { inputShape: [8, 8, 1], filters: [3], classes: 3, denseUnits: 4 };
const data = smallDataset(40);
const options: TrainOptions = { batchSize: 10, validationSplit: 0.2, seed: 7 };

/** Trains one network for an epoch, and then another from its checkpoint. */
async function resumeWith(
  first: LayersModel,
  second: LayersModel,
  changes: TrainOptions & { dataset?: typeof data } = {},
): Promise<void> {
  const store = memoryStore();
  const { dataset = data, ...changed } = changes;
  try {
    await train(first, data, { ...options, checkpoint: { store } });
    const before = await weightsSha256(second);
    try {
      await train(second, dataset, { ...options, epochs: 2, checkpoint: { store }, resume: true, ...changed });
    } catch (error) {
      expect(await weightsSha256(second)).toBe(before);
      expect((second as unknown as { isTraining: boolean }).isTraining).toBe(false);
      throw error;
    }
  } finally {
    for (const model of [first, second]) model.dispose();
  }
}

describe("a checkpoint of another training is refused by the name of what differs, and nothing changes", () => {
  test.each<[string, CnnOptions, string]>([
    ["activation", { activation: "elu" }, 'model.layers.0.config.activation "elu", as this training has, found "relu"'],
    ["dropout", { dropout: 0.5 }, "rate 0.5, as this training has, found 0.2"],
    ["number of layers", { dropout: 0 }, "className"],
    ["pooling", { pooling: "average" }, 'className "AveragePooling2D", as this training has, found "MaxPooling2D"'],
    ["units", { denseUnits: 5 }, 'model.weights.2 "float32 [27, 5]", as this training has, found "float32 [27, 4]"'],
    ["optimizer", { optimizer: "sgd" }, 'optimizer.class "SGD", as this training has, found "Adam"'],
    ["learning rate", { learningRate: 0.1 }, "learningRate 0.1, as this training has, found 0.001"],
  ])("another %s of the model", async (_, other, part) => {
    await expect(resumeWith(buildCnn(network), buildCnn({ ...network, ...other }))).rejects.toMatchObject({
      code: "INCOMPATIBLE_CHECKPOINT",
      message: expect.stringContaining(part),
    });
  });

  test.each<[string, TrainOptions & { dataset?: typeof data }, string]>([
    ["seed", { seed: 8 }, "seed 8, as this training has, found 7"],
    ["batch size", { batchSize: 9 }, "batchSize 9, as this training has, found 10"],
    ["order", { shuffle: false }, "shuffle false, as this training has, found true"],
    ["validation split", { validationSplit: 0.3 }, "training.images 28, as this training has, found 32"],
    ["validation data", { validationSplit: 0, validationData: smallDataset(8) }, "training.images 40"],
    ["images", { dataset: smallDataset(40, [8, 8, 1], 3, 2) }, "training.sha256"],
    ["order of the images", { dataset: data.shuffle(1) }, "training.sha256"],
  ])("another %s", async (_, changes, part) => {
    await expect(resumeWith(buildCnn(network), buildCnn(network), changes)).rejects.toMatchObject({
      code: "INCOMPATIBLE_CHECKPOINT",
      message: expect.stringContaining(part),
    });
  });

  test.each([
    ["maxNorm", () => clipNorm(optimizers.adam(0.01), 1), () => clipNorm(optimizers.adam(0.01), 2)],
    ["weightDecay", () => adamW(0.01, { weightDecay: 0.1 }), () => adamW(0.01, { weightDecay: 0.2 })],
    ["beta1", () => optimizers.adam(0.01, 0.9), () => optimizers.adam(0.01, 0.8)],
  ])("another %s of the optimizer", async (field, first, second) => {
    const [a, b] = [first, second].map((make) => {
      const model = buildCnn(network);
      model.optimizer.dispose();
      model.compile({ optimizer: make(), loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
      ownOptimizer(model);
      return model;
    });
    await expect(resumeWith(a!, b!)).rejects.toMatchObject({
      code: "INCOMPATIBLE_CHECKPOINT",
      message: expect.stringContaining(`optimizer.${field}`),
    });
  });
});

test("names of layers, the seed of the weights, epochs and workers may differ", async () => {
  await resumeWith(buildCnn(network), buildCnn({ ...network, seed: 3 }), { epochs: 5, workers: 2 });
});

test("a functional model is told from another by its connections, not by its layers' names", async () => {
  await resumeWith(branched(0), branched(0));
  await expect(resumeWith(branched(0), branched(1))).rejects.toMatchObject({
    code: "INCOMPATIBLE_CHECKPOINT",
    message: expect.stringContaining("inboundNodes"),
  });
});

/** Two dense layers of the same shape, of which one is added to itself. */
function branched(twice: number): LayersModel {
  const image = input({ shape: [8, 8, 1] });
  const flat = layers.flatten().apply(image) as typeof image;
  const branches = [0, 1].map(() => layers.dense({ units: 4, activation: "tanh" }).apply(flat) as typeof image);
  const sum = layers.add().apply([branches[0]!, branches[1]!, branches[twice]!]) as typeof image;
  const output = layers.dense({ units: 3, activation: "softmax" }).apply(sum) as typeof image;
  const model = functional({ inputs: image, outputs: output });
  model.compile({ optimizer: "adam", loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}
