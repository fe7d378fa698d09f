import { memory, tensor, train } from "@tensorflow/tfjs-core";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { adam, setupWasm } from "../index.js";
import { accelerate } from "./accelerate.js";
import type { StepResult } from "./runtime/trainer.js";

beforeAll(async () => {
  await setupWasm();
});

const [inputs, classes] = [6, 4];

/** A small classifier, always with the same weights. */
function build(loss: string, optimizer = train.sgd(0.5)): Sequential {
  const model = sequential();
  model.add(layers.dense({ inputShape: [inputs], units: 5, activation: "tanh", kernelInitializer: "ones" }));
  model.add(layers.dense({ units: classes, activation: "softmax" }));
  model.layers.forEach((layer, i) => {
    const [kernel, bias] = layer.getWeights();
    const numbers = Float32Array.from({ length: kernel!.size }, (_, j) => Math.sin(j * 7 + i));
    const values = tensor(numbers, kernel!.shape as number[]);
    layer.setWeights([values, bias!]);
    values.dispose();
  });
  model.compile({ optimizer, loss, metrics: ["accuracy"] });
  return model;
}

function weightsOf(model: Sequential): number[] {
  return model.getWeights().flatMap((weight) => [...weight.dataSync()]);
}

/** Eighths: what is not equal differs by more than rounding, so that both agree on which output is the largest. */
const eighths = (min: number, max: number) => fc.integer({ min: min * 8, max: max * 8 }).map((value) => value / 8);

/** A batch of examples in [−2, 2] with targets that are neither one-hot nor sum to 1. */
const batches = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    examples: fc.array(eighths(-2, 2), {
      minLength: size * inputs,
      maxLength: size * inputs,
    }),
    targets: fc.array(eighths(0, 3), {
      minLength: size * classes,
      maxLength: size * classes,
    }),
  }),
);

test("a sparse model steps on dense targets as TF.js steps a dense model", async () => {
  const sparse = build("sparseCategoricalCrossentropy");
  const { trainStep } = accelerate(sparse);
  const initial = sparse.getWeights().map((weight) => weight.clone());
  const stock = build("categoricalCrossentropy");
  await fc.assert(
    fc.asyncProperty(batches, async ({ size, examples, targets }) => {
      for (const model of [sparse, stock]) model.setWeights(initial);
      const x = tensor(examples, [size, inputs], "float32");
      const y = tensor(targets, [size, classes], "float32");
      const [loss, accuracy] = (await stock.trainOnBatch(x, y)) as number[];
      const result = trainStep({ size, examples: x, targets: Float32Array.from(targets), dense: true })!;
      for (const each of [x, y]) each.dispose();
      expect(Math.abs(result.loss - loss!)).toBeLessThan(1e-5 * (1 + Math.abs(loss!)));
      expect(result.accuracy).toBeCloseTo(accuracy!, 6);
      const expected = weightsOf(stock);
      weightsOf(sparse).forEach((weight, i) => {
        expect(Math.abs(weight - expected[i]!)).toBeLessThan(1e-4);
      });
    }),
    { numRuns: 60 },
  );
  for (const each of [sparse, stock, ...initial]) each.dispose();
});

test("dense and sparse steps take turns on one set of weights and one optimizer state, with any number of workers", async () => {
  const examples = tensor(
    Float32Array.from({ length: 7 * inputs }, (_, i) => Math.cos(i)),
    [7, inputs],
  );
  const labels = [0, 1, 2, 3, 0, 1, 2];
  const rows = Float32Array.from({ length: 7 * classes }, (_, i) =>
    i % classes === labels[Math.floor(i / classes)] ? 0.91 : 0.03,
  );
  const before = memory().numTensors;
  const outcomes = [];
  for (const workers of [undefined, 0, 2, 3]) {
    const model = build("sparseCategoricalCrossentropy", adam(0.05) as never);
    const acceleration = accelerate(model);
    const parallel = workers === undefined ? undefined : await acceleration.parallel({ workers });
    const results: StepResult[] = [];
    for (const dense of [true, false, true, true, false]) {
      const batch = { size: 7, examples, targets: dense ? rows : labels, dense };
      results.push(parallel ? await parallel.step(batch) : acceleration.trainStep(batch)!);
    }
    expect(model.optimizer.iterations).toBe(5);
    outcomes.push({ results, weights: weightsOf(model) });
    await parallel?.dispose();
    model.optimizer.dispose();
    model.dispose();
  }
  for (const outcome of outcomes.slice(1)) expect(outcome).toEqual(outcomes[0]);
  expect(memory().numTensors).toBe(before);
  examples.dispose();
});

test("one-hot rows are the classes that they name, to rounding", () => {
  const examples = tensor(
    Float32Array.from({ length: 5 * inputs }, (_, i) => Math.cos(i)),
    [5, inputs],
  );
  const labels = [3, 1, 2, 0, 1];
  const rows = Float32Array.from({ length: 5 * classes }, (_, i) =>
    i % classes === labels[Math.floor(i / classes)] ? 1 : 0,
  );
  const [a, b] = [true, false].map((dense) => {
    const model = build("sparseCategoricalCrossentropy");
    const { loss, accuracy } = accelerate(model).trainStep({
      size: 5,
      examples,
      targets: dense ? rows : labels,
      dense,
    })!;
    const weights = weightsOf(model);
    model.dispose();
    return { loss, accuracy, weights };
  });
  expect(a!.loss).toBeCloseTo(b!.loss, 6);
  expect(a!.accuracy).toBe(b!.accuracy);
  a!.weights.forEach((weight, i) => {
    expect(weight).toBeCloseTo(b!.weights[i]!, 6);
  });
  examples.dispose();
});
