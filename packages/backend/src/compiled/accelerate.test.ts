import "@tensorflow/tfjs-backend-cpu";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { engine, memory, setBackend, type Tensor, tensor, train } from "@tensorflow/tfjs-core";
import { layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { type Acceleration, accelerate, accelerationOf } from "./accelerate.js";
import { NotCovered } from "./chain/not-covered.js";
import { explain } from "./explain.js";
import { heapOf } from "./runtime/arena.js";

beforeAll(async () => {
  await setupWasm();
});

const images = Float32Array.from({ length: 12 * 64 }, (_, i) => ((i * 37) % 101) / 101);
const labels = Float32Array.from({ length: 12 }, (_, i) => i % 3);

function build({
  dropout = 0,
  seed = undefined as number | undefined,
  optimizer = train.sgd(0.1),
  loss = "sparseCategoricalCrossentropy",
} = {}): Sequential {
  const kernelInitializer = "ones";
  const model = sequential({ name: "small" });
  model.add(layers.conv2d({ inputShape: [8, 8, 1], filters: 3, kernelSize: 3, activation: "relu", kernelInitializer }));
  model.add(layers.maxPooling2d({ poolSize: 2 }));
  model.add(layers.flatten());
  if (dropout) model.add(layers.dropout({ rate: dropout, seed }));
  model.add(layers.dense({ units: 3, activation: "softmax", kernelInitializer: "zeros" }));
  model.compile({ optimizer, loss, metrics: ["accuracy"] });
  return model;
}

/** Calls of a program's steps while `run` is at work. */
async function stepsOf(acceleration: Acceleration, run: () => Promise<unknown>): Promise<number> {
  const made = acceleration.compiled.training();
  if (made instanceof NotCovered) throw made;
  const { trainer } = made as unknown as { trainer: { step: (...args: never[]) => unknown } };
  const { step } = trainer;
  let calls = 0;
  trainer.step = (...args) => {
    calls++;
    return step(...args);
  };
  await run();
  trainer.step = step;
  return calls;
}

test("fit and trainOnBatch run the program, evaluate and predict too, and leave no tensor", async () => {
  const model = build();
  const acceleration = accelerate(model);
  const x = tensor(images, [12, 8, 8, 1]);
  const y = tensor(labels, [12, 1]);
  const before = memory().numTensors;
  expect(await stepsOf(acceleration, () => model.fit(x, y, { epochs: 2, batchSize: 5, verbose: 0 }))).toBe(6);
  expect(await stepsOf(acceleration, () => model.trainOnBatch(x, y))).toBe(1);
  const outputs = [model.predict(x), model.predictOnBatch(x), ...(model.evaluate(x, y) as Tensor[])] as Tensor[];
  expect(outputs[0]!.dataSync()).toEqual(outputs[1]!.dataSync());
  expect(acceleration.predict(x, 12)).toEqual(outputs[0]!.dataSync());
  for (const output of outputs) output.dispose();
  expect(memory().numTensors).toBe(before);
  for (const disposable of [x, y, model]) disposable.dispose();
});

test("weights are the model's own: what is set is used, what was got stays what it was", async () => {
  const model = build();
  const { trainStep, predict } = accelerate(model);
  const batch = { examples: tensor(images, [12, 8, 8, 1]), targets: labels, size: 12 };
  trainStep(batch);
  const [kept] = model
    .getWeights()
    .slice(-1)
    .map((weight) => weight.clone());
  const bias = kept!.dataSync();
  trainStep(batch);
  expect(kept!.dataSync()).toEqual(bias);
  const changed = model.getWeights().at(-1)!.dataSync();
  expect(changed).not.toEqual(bias);
  const weights = model.getWeights();
  weights[weights.length - 1] = tensor([9, 0, 0]);
  model.setWeights(weights);
  expect(predict(batch.examples, 12)![0]).toBeGreaterThan(0.99);
  expect(Array.from(model.getWeights().at(-1)!.dataSync())).toEqual([9, 0, 0]);
  batch.examples.dispose();
  kept!.dispose();
  weights.at(-1)!.dispose();
  model.dispose();
});

test("a model that is compiled again, or taken off again, goes on from its weights", async () => {
  const model = build();
  const acceleration = accelerate(model);
  const x = tensor(images, [12, 8, 8, 1]);
  const y = tensor(labels, [12, 1]);
  await model.trainOnBatch(x, y);
  model.compile({ optimizer: train.adam(0.01), loss: "sparseCategoricalCrossentropy" });
  expect(await stepsOf(acceleration, () => model.trainOnBatch(x, y))).toBe(1);
  acceleration.dispose();
  acceleration.dispose();
  expect(accelerationOf(model)).toBeUndefined();
  await model.trainOnBatch(x, y);
  model.optimizer.dispose();
  for (const disposable of [x, y, model]) disposable.dispose();
});

test("what programs do not cover runs on the registered kernels, with one note per reason", async () => {
  const notes: string[] = [];
  const model = build({ optimizer: train.adagrad(0.1) as never });
  accelerate(model, { onFallback: (message) => notes.push(message) });
  const x = tensor(images, [12, 8, 8, 1]);
  const y = tensor(labels, [12, 1]);
  await model.fit(x, y, { epochs: 2, verbose: 0 });
  expect(notes).toEqual([
    "[backend] small runs on the registered kernels: compiled programs do not cover the optimizer Adagrad.",
  ]);
  expect(explain(model)).toContain("inference (no training for the optimizer Adagrad)");
  model.optimizer.dispose();
  for (const disposable of [x, y, model]) disposable.dispose();
});

test("sample weights and other backends run on the registered kernels", async () => {
  const model = build();
  const acceleration = accelerate(model, { onFallback: () => {} });
  const x = tensor(images, [12, 8, 8, 1]);
  const y = tensor(labels, [12, 1]);
  expect(await stepsOf(acceleration, () => model.fit(x, y, { verbose: 0, classWeight: { 0: 1, 1: 2, 2: 1 } }))).toBe(0);
  expect(Number.isFinite(((await model.trainOnBatch(x, y)) as number[])[0])).toBe(true);
  for (const disposable of [x, y, model]) disposable.dispose();
});

test("dropout draws a new mask at every step, and the same ones from the same seed", async () => {
  const losses = async (seed: number | undefined) => {
    const model = build({ dropout: 0.5, seed, optimizer: train.sgd(1e-30) });
    model.layers.at(-1)!.setWeights([
      tensor(
        Float32Array.from({ length: 81 }, (_, i) => Math.sin(i)),
        [27, 3],
      ),
      tensor([0, 0, 0]),
    ]);
    const { trainStep } = accelerate(model);
    const batch = { examples: tensor(images, [12, 8, 8, 1]), targets: labels, size: 12 };
    const found = Array.from({ length: 4 }, () => trainStep(batch)!.loss);
    batch.examples.dispose();
    model.dispose();
    return found;
  };
  const first = await losses(3);
  expect(new Set(first).size).toBe(4);
  expect(await losses(3)).toEqual(first);
  expect(await losses(4)).not.toEqual(first);
  expect(await losses(undefined)).not.toEqual(await losses(undefined));
});

test("compiling a thousand different architectures leaks neither memory nor tensors", async () => {
  const x = tensor(images, [12, 8, 8, 1]);
  const compileOne = (number: number) => {
    const model = sequential();
    model.add(layers.conv2d({ inputShape: [8, 8, 1], filters: 1 + (number % 17), kernelSize: 3, activation: "relu" }));
    model.add(layers.flatten());
    model.add(layers.dense({ units: 1 + Math.floor(number / 17), activation: "tanh" }));
    model.add(layers.dense({ units: 3, activation: "softmax" }));
    model.compile({ optimizer: "sgd", loss: "sparseCategoricalCrossentropy" });
    const { trainStep, predict } = accelerate(model);
    trainStep({ examples: x, targets: labels, size: 12 });
    predict(x, 12);
    model.dispose();
  };
  for (let i = 980; i < 1000; i++) compileOne(i); // the largest
  const { numTensors } = memory();
  const heap = heapOf(engine().backend as BackendWasm).length;
  for (let i = 0; i < 1000; i++) compileOne(i);
  expect(memory().numTensors).toBe(numTensors);
  expect(heapOf(engine().backend as BackendWasm).length).toBe(heap);
  x.dispose();
}, 120_000);

test("explain prints operations, what they fuse, their buffers and the memory", () => {
  const model = build();
  const text = explain(model, { batchSize: 64 });
  expect(text).toContain("conv2d 1 → 3 @ 3×3 + bias + relu + maxPool 2×2");
  expect(text).toContain("dense 27 → 3 + bias");
  expect(text).toMatch(/memory \d+\.\d MB/);
  expect(accelerationOf(model)).toBeUndefined();
  model.dispose();
});

test("on another backend everything is TF.js's", async () => {
  const model = build();
  await setBackend("cpu");
  const notes: string[] = [];
  const acceleration = accelerate(model, { onFallback: (message) => notes.push(message) });
  const x = tensor(images, [12, 8, 8, 1]);
  expect(acceleration.predict(x, 12)).toBeUndefined();
  const output = model.predict(x) as Tensor;
  expect(output.shape).toEqual([12, 3]);
  expect(notes).toHaveLength(1);
  for (const disposable of [x, output, model]) disposable.dispose();
  await setBackend("wasm");
});
