import { memory, type Optimizer, tensor, train } from "@tensorflow/tfjs-core";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { adam, adamW, clipNorm, setupWasm } from "../index.js";
import { accelerate } from "./accelerate.js";

beforeAll(async () => {
  await setupWasm();
});

const optimizers: Record<string, () => Optimizer> = {
  sgd: () => train.sgd(0.1),
  momentum: () => train.momentum(0.05, 0.9),
  "momentum, Nesterov": () => train.momentum(0.05, 0.9, true),
  rmsprop: () => train.rmsprop(0.01, 0.9, 0.5, 1e-7),
  "rmsprop, centered": () => train.rmsprop(0.001, 0.9, 0, 1e-12, true),
  "tf.train.adam": () => train.adam(0.01, 0.9, 0.999, 1e-7),
  adam: () => adam(0.01),
  adamW: () => adamW(0.01, { weightDecay: 0.5 }),
  "clipped sgd": () => clipNorm(train.sgd(0.5), 0.05),
  "clipped adam": () => clipNorm(adam(0.01), 1e-3),
};

function build(optimizer: Optimizer): Sequential {
  const model = sequential();
  model.add(
    layers.dense({ inputShape: [5], units: 7, activation: "tanh", kernelInitializer: "ones", biasInitializer: "ones" }),
  );
  model.add(layers.dense({ units: 3, activation: "softmax", kernelInitializer: "ones" }));
  model.layers.forEach((layer, i) => {
    const [kernel, bias] = layer.getWeights();
    const values = tensor(
      Float32Array.from({ length: kernel!.size }, (_, j) => Math.sin(j * 7 + i)),
      kernel!.shape as number[],
    );
    layer.setWeights([values, bias!]);
    values.dispose();
  });
  model.compile({ optimizer, loss: "sparseCategoricalCrossentropy" });
  return model;
}

/** Weights after so many accelerated and then so many plain steps, and once more. */
async function weightsAfter(optimizer: Optimizer, accelerated: number, plain: number): Promise<number[]> {
  const model = build(optimizer);
  const x = tensor(
    Float32Array.from({ length: 40 }, (_, i) => Math.cos(i)),
    [8, 5],
  );
  const y = tensor([0, 1, 2, 0, 1, 2, 0, 1], [8, 1]);
  for (const [steps, compiled] of [
    [accelerated, true],
    [plain, false],
    [accelerated, true],
  ] as const) {
    const acceleration = compiled ? accelerate(model) : undefined;
    for (let i = 0; i < steps; i++) await model.trainOnBatch(x, y);
    acceleration?.dispose();
  }
  expect(optimizer.iterations).toBe(2 * accelerated + plain);
  const weights = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
  optimizer.dispose();
  for (const disposable of [model, x, y]) disposable.dispose();
  return weights;
}

test.each(Object.entries(optimizers))(
  "%s takes the same steps compiled as by itself, and goes on from either",
  async (_, make) => {
    const expected = await weightsAfter(make(), 0, 13);
    const found = await weightsAfter(make(), 5, 3);
    found.forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-5);
    });
  },
);

test.each(Object.entries(optimizers).filter(([name]) => !name.startsWith("momentum")))(
  "%s leaves no tensor",
  async (_, make) => {
    await weightsAfter(make(), 1, 1);
    const before = memory().numTensors;
    await weightsAfter(make(), 2, 1);
    expect(memory().numTensors).toBe(before);
  },
);

test("adamW without decay is adam, and with it weights shrink where biases do not", async () => {
  expect(await weightsAfter(adamW(0.01, { weightDecay: 0 }), 0, 4)).toEqual(await weightsAfter(adam(0.01), 0, 4));
  const none = await weightsAfter(adamW(1e-9, { weightDecay: 0 }), 0, 1);
  const decayed = await weightsAfter(adamW(1e-9, { weightDecay: 1e8 }), 0, 1);
  const isBias = (i: number) => (i >= 35 && i < 42) || i >= 63;
  decayed.forEach((value, i) => {
    expect(Math.abs(value - none[i]! * (isBias(i) ? 1 : 0.9))).toBeLessThan(1e-6);
  });
});

test("a norm that gradients do not reach changes nothing, and a wrong one is refused", async () => {
  expect(await weightsAfter(clipNorm(train.sgd(0.1), 1e9), 0, 4)).toEqual(await weightsAfter(train.sgd(0.1), 0, 4));
  expect(() => clipNorm(train.sgd(0.1), 0)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});
