import "@tensorflow/tfjs-backend-cpu";
import { dispose, setBackend, type Tensor, tensor, train, type Variable } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { propertyRuns } from "../testing/property-runs.js";
import { anyNetwork, type NetworkRecipe } from "../testing/random-networks.js";
import { accelerate } from "./accelerate.js";

/** So large a step that the weights after it are the gradient, and a power of two, so that it costs no precision. */
const RATE = 2 ** 24;
const BATCH = 5;

const losses = [
  "sparseCategoricalCrossentropy",
  "categoricalCrossentropy",
  "binaryCrossentropy",
  "meanSquaredError",
] as const;

beforeAll(async () => {
  await setupWasm();
});

test("loss, accuracy and gradients of random networks are those of TF.js's autodiff", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        network: anyNetwork,
        loss: fc.constantFrom(...losses),
        classes: fc.integer({ min: 2, max: 11 }),
        frozen: fc.array(fc.nat(5), { maxLength: 2 }),
        seed: fc.integer(),
      }),
      async (run) => {
        await setBackend("cpu");
        const expected = await oneStep(run, false);
        await setBackend("wasm");
        const found = await oneStep(run, true, expected.weights);
        expect(found.fallbacks).toEqual([]);
        expectClose("loss", found.logs, expected.logs);
        const steepest = Math.max(...expected.changes.map(largestOf));
        for (const [i, values] of expected.changes.entries()) {
          expectClose(expected.names[i]!, found.changes[i]!, values, steepest);
        }
        expectClose("evaluation", found.evaluation, expected.evaluation);
        expectClose("prediction", found.prediction, expected.prediction);
      },
    ),
    { numRuns: propertyRuns },
  );
}, 600_000);

interface Run {
  readonly network: NetworkRecipe;
  readonly loss: (typeof losses)[number];
  readonly classes: number;
  readonly frozen: readonly number[];
  readonly seed: number;
}

async function oneStep(run: Run, accelerated: boolean, weights?: Float32Array[]) {
  const model = build(run);
  const fallbacks: string[] = [];
  if (weights) setWeights(model, weights);
  if (accelerated) accelerate(model, { onFallback: (message) => fallbacks.push(message) });
  const random = numbers(run.seed);
  const { inputShape } = run.network;
  const size = inputShape.reduce((product, side) => product * side, 1);
  const x = tensor(Float32Array.from({ length: BATCH * size }, random), [BATCH, ...inputShape]);
  const y = targets(run, random);
  const before = values(model);
  const evaluation = (model.evaluate(x, y, { batchSize: BATCH }) as Tensor[]).map((scalar) => scalar.dataSync()[0]!);
  const output = model.predict(x) as Tensor;
  const prediction = output.dataSync();
  const logs = (await model.trainOnBatch(x, y)) as number[];
  const names = model.weights.map(({ originalName }) => originalName);
  const changes = values(model).map((after, i) =>
    names[i]!.includes("/moving_") ? after : after.map((value, j) => (before[i]![j]! - value) / RATE),
  );
  dispose([x, y, output]);
  model.dispose();
  return { weights: before, names, changes, logs, evaluation, prediction, fallbacks };
}

function build({ network, loss, classes, frozen }: Run): LayersModel {
  const model: Sequential = sequential();
  network.layers.forEach((recipe, i) => {
    model.add(recipe.make({ name: `layer${i}`, ...(i === 0 ? { inputShape: network.inputShape } : {}) }));
  });
  const activation = loss === "binaryCrossentropy" ? "sigmoid" : loss === "meanSquaredError" ? "linear" : "softmax";
  model.add(layers.dense({ units: classes, activation, name: "output" }));
  for (const i of frozen) if (i < model.layers.length) model.layers[i]!.trainable = false;
  if (model.trainableWeights.length === 0) model.layers.at(-1)!.trainable = true;
  model.compile({ optimizer: train.sgd(RATE), loss, metrics: ["accuracy"] });
  return model;
}

function targets({ loss, classes }: Run, random: () => number): Tensor {
  const labels = Array.from({ length: BATCH }, () => Math.floor((random() / 4 + 0.5) * classes));
  if (loss === "sparseCategoricalCrossentropy") return tensor(Float32Array.from(labels), [BATCH, 1]);
  const rows =
    loss === "meanSquaredError"
      ? Float32Array.from({ length: BATCH * classes }, random)
      : Float32Array.from({ length: BATCH * classes }, (_, i) =>
          labels[Math.floor(i / classes)] === i % classes ? 1 : 0,
        );
  return tensor(rows, [BATCH, classes]);
}

function values(model: LayersModel): Float32Array[] {
  return model.weights.map((weight) => weight.read().dataSync<"float32">().slice());
}

function setWeights(model: LayersModel, weights: readonly Float32Array[]): void {
  model.weights.forEach((weight, i) => {
    const given = tensor(weights[i]!, weight.shape as number[]);
    (weight.read() as Variable).assign(given);
    given.dispose();
  });
}

/** Numbers in [-2, 2) of a linear congruential generator (Knuth's MMIX would be longer; these need no quality). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 30 - 2;
  };
}

/** Within 1e-5 of the largest value, their own or a given one. */
function expectClose(what: string, found: ArrayLike<number>, expected: ArrayLike<number>, scale = 1e-3): void {
  const tolerance = 1e-5 * Math.max(largestOf(expected), scale);
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(found[i]! - expected[i]!) <= tolerance)) {
      expect.fail(`${what}, value ${i}: ${found[i]}, expected ${expected[i]} within ${tolerance}`);
    }
  }
}

function largestOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
