import { tensor, train } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../../setup-wasm.js";
import { propertyRuns } from "../../testing/property-runs.js";
import { anyNetwork, type NetworkRecipe } from "../../testing/random-networks.js";
import { alone, trace } from "../../testing/trace-training.js";
import { accelerate } from "../accelerate.js";
import { startParallelTraining } from "./parallel-training.js";
import { createPartRunner } from "./part-runner.js";
import type { StartWorker } from "./worker-handle.js";

beforeAll(async () => {
  await setupWasm();
});

/** A worker without a thread, so that many networks can be tried: its messages are copied as those of a thread are. */
const here: StartWorker = (_, { onMessage }) => {
  const run = createPartRunner((answer, transfer) => {
    const moved = structuredClone(answer, { transfer });
    queueMicrotask(() => onMessage(moved));
  });
  return {
    post(message, transfer) {
      // Only a real thread's message can carry a module.
      const moved = message.type === "load" ? message : structuredClone(message, { transfer });
      queueMicrotask(() => run(moved));
    },
    keepProcess() {},
    async terminate() {},
  };
};

function build({ inputShape, layers: recipes }: NetworkRecipe): LayersModel {
  const model = sequential();
  for (const [i, recipe] of recipes.entries()) {
    model.add(recipe.make({ name: `layer${i}`, ...(i === 0 ? { inputShape } : {}) }));
  }
  model.add(layers.dense({ units: 3, activation: "softmax", name: "output" }));
  model.compile({ optimizer: train.momentum(0.01, 0.9), loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

/** A network and a copy of it, weights included. */
function twins(network: NetworkRecipe): [LayersModel, LayersModel] {
  const [one, other] = [build(network), build(network)] as const;
  other.setWeights(one.getWeights());
  return [one, other];
}

test("random networks get the same bits from any number of workers as without", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyNetwork,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 3 }),
      async (network, workers, sizes) => {
        const values = network.inputShape.reduce((product, side) => product * side, 1);
        const batches = sizes.map((size) => ({
          size,
          examples: tensor(
            Float32Array.from({ length: size * values }, (_, i) => Math.fround(((i * 37) % 101) / 50 - 1)),
            [size, ...network.inputShape],
          ),
          targets: Uint8Array.from({ length: size }, (_, i) => i % 3),
        }));
        const [one, other] = twins(network);
        const found = await trace(
          () => one,
          (model) => startParallelTraining(accelerate(model).compiled, { workers }, here),
          batches,
        );
        expect(found).toEqual(await trace(() => other, alone, batches));
        for (const { examples } of batches) examples.dispose();
      },
    ),
    { numRuns: propertyRuns },
  );
}, 600_000);
