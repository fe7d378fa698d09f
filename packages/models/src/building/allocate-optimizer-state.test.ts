import { tensor, train } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { useWasm } from "../testing/use-backends.js";
import { buildCnn } from "./build-cnn.js";

beforeAll(useWasm);

const options = { inputShape: [6, 6, 1], filters: [2], classes: 2, denseUnits: 3, dropout: 0 } as const;
const optimizers = {
  adam: () => train.adam(0.001, 0.9, 0.999, 1e-7),
  sgd: () => train.sgd(0.001),
  momentum: () => train.momentum(0.001, 0.9),
  rmsprop: () => train.rmsprop(0.001, 0.9, 0, 1e-7),
};

test.each(Object.entries(optimizers))(
  "%s trains to the same bits whether its state exists early or late",
  async (name, lazy) => {
    const x = tensor(
      Float32Array.from({ length: 144 }, (_, i) => ((i * 37) % 100) / 100),
      [4, 6, 6, 1],
    );
    const y = tensor([0, 1, 1, 0], [4, 1]);
    const eager = buildCnn({ ...options, optimizer: name as keyof typeof optimizers, learningRate: 0.001 });
    const late = buildCnn(options);
    late.optimizer.dispose();
    late.compile({ optimizer: lazy(), loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
    for (let i = 0; i < 3; i++) {
      expect(await eager.trainOnBatch(x, y)).toEqual(await late.trainOnBatch(x, y));
    }
    expect(await weightsSha256(eager)).toBe(await weightsSha256(late));
    expect(await slots(eager)).toEqual(await slots(late));
    late.optimizer.dispose();
    for (const disposable of [eager, late, x, y]) disposable.dispose();
  },
);

/** Names and shapes of an optimizer's slots, variables under the names that they have in a saved file. */
async function slots(model: LayersModel): Promise<string[]> {
  const [counter, ...state] = await model.optimizer.getWeights();
  counter!.tensor.dispose();
  const names = new Map(model.weights.map((weight) => [weight.name, weight.originalName]));
  return state.map(({ name, tensor }) => {
    const [, variable, slot] = /(.*)\/(.*)/.exec(name)!;
    return `${names.get(variable!)} ${slot} ${tensor.shape}`;
  });
}
