import { memory, type Optimizer, tensor, train } from "@tensorflow/tfjs-core";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { type AccumulateOptimizer, accelerate, accumulate, adam, clipNorm, setupWasm } from "../index.js";

beforeAll(async () => {
  await setupWasm();
});

const inputs = 5;

function build(optimizer: Optimizer): Sequential {
  const model = sequential();
  model.add(layers.dense({ inputShape: [inputs], units: 4, activation: "tanh", kernelInitializer: "ones" }));
  model.add(layers.dense({ units: 3, activation: "softmax", kernelInitializer: "zeros" }));
  model.compile({ optimizer, loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

const examples = (size: number, from: number) =>
  tensor(
    Float32Array.from({ length: size * inputs }, (_, i) => Math.sin(from * inputs + i)),
    [size, inputs],
  );
const targets = (size: number, from: number) =>
  tensor(
    Array.from({ length: size }, (_, i) => (from + i) % 3),
    [size, 1],
  );

/** Weights after 24 examples in batches of `size`. */
async function weightsAfter(optimizer: Optimizer, size: number, accelerated: boolean): Promise<number[]> {
  const model = build(optimizer);
  if (accelerated) accelerate(model);
  for (let from = 0; from < 24; from += size) {
    const [x, y] = [examples(size, from), targets(size, from)];
    await model.trainOnBatch(x, y);
    for (const each of [x, y]) each.dispose();
  }
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  model.dispose();
  optimizer.dispose();
  return weights;
}

describe.each([
  ["sgd", () => train.sgd(0.5)],
  ["adam", () => adam(0.05)],
  ["clipped sgd", () => clipNorm(train.sgd(0.5), 0.1)],
])("%s that accumulates", (_, make) => {
  test.each([true, false])("steps as on batches of all the examples at once (compiled: %s)", async (accelerated) => {
    const expected = await weightsAfter(make(), 12, accelerated);
    const found = await weightsAfter(accumulate(make(), 3), 4, accelerated);
    found.forEach((weight, i) => {
      expect(weight).toBeCloseTo(expected[i]!, 5);
    });
  });
});

test("a step waits for all its gradients, or for the group to be closed, and workers see the same", async () => {
  const outcomes = [];
  for (const workers of [0, 2]) {
    const optimizer: AccumulateOptimizer = accumulate(train.sgd(0.5), 3);
    const model = build(optimizer);
    const parallel = await accelerate(model).parallel({ workers });
    const x = examples(4, 0);
    const before = memory().numTensors;
    const biases: string[] = [];
    for (let step = 1; step <= 6; step++) {
      if (step === 5) optimizer.closeGroup();
      await parallel.step({ size: 4, examples: x, targets: [0, 1, 2, 0] });
      biases.push(model.getWeights().at(-1)!.dataSync().join());
    }
    expect(memory().numTensors).toBe(before);
    expect(biases.map((bias, i) => bias === biases[i - 1])).toEqual([false, true, false, true, false, true]);
    expect(optimizer.iterations).toBe(2);
    outcomes.push(biases);
    await parallel.dispose();
    for (const each of [x, model, optimizer]) each.dispose();
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test("compiled programs cover it, but not one inside a clipping optimizer, which would clip each gradient", () => {
  const optimizers = [accumulate(adam(0.01), 2), clipNorm(accumulate(adam(0.01), 2), 1)];
  const covered = optimizers.map((optimizer) => {
    const model = build(optimizer);
    const x = examples(4, 0);
    const result = accelerate(model, { onFallback() {} }).trainStep({ size: 4, examples: x, targets: [0, 1, 2, 0] });
    for (const each of [x, model, optimizer]) each.dispose();
    return result !== undefined;
  });
  expect(covered).toEqual([true, false]);
});

test("numbers of gradients below 1 are errors", () => {
  const optimizer = train.sgd(0.1);
  expect(() => accumulate(optimizer, 0)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  optimizer.dispose();
});
