import { memory } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../../setup-wasm.js";
import { parallelExamples, parallelNetworks } from "../../testing/parallel-networks.js";
import { accelerate } from "../accelerate.js";
import { nodeWorker } from "./node-worker.js";
import { startParallelTraining } from "./parallel-training.js";
import type { StartWorker, WorkerHandle } from "./worker-handle.js";

beforeAll(async () => {
  await setupWasm();
});

const [, build] = Object.entries(parallelNetworks)[1]!;
const batch = parallelExamples(16);

function weightsOf(model: LayersModel): number[] {
  return model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
}

/** Workers that can be reached by the test. */
function watched(): { start: StartWorker; workers: WorkerHandle[] } {
  const workers: WorkerHandle[] = [];
  return {
    workers,
    start(script, listener) {
      const worker = nodeWorker(script, listener);
      workers.push(worker);
      return worker;
    },
  };
}

test("a worker that dies while nothing is to be done is replaced", async () => {
  const model = build();
  const { start, workers } = watched();
  const training = await startParallelTraining(accelerate(model).compiled, { workers: 2 }, start);
  await workers[1]!.terminate();
  await expect(training.step(batch)).resolves.toMatchObject({ finite: true });
  expect(workers).toHaveLength(3);
  await training.dispose();
  model.dispose();
});

test("workers that die again and again are an error, which changes nothing", async () => {
  const model = build();
  let post = (worker: WorkerHandle): void => void worker;
  const start: StartWorker = (script, listener) => {
    const worker = nodeWorker(script, listener);
    return {
      ...worker,
      post(message, transfer) {
        worker.post(message, transfer);
        if (message.type === "step") post(worker);
      },
    };
  };
  const acceleration = accelerate(model);
  const training = await startParallelTraining(acceleration.compiled, { workers: 2 }, start);
  await training.step(batch);
  const before = [weightsOf(model), model.optimizer.iterations, memory().numTensors];
  post = (worker) => void worker.terminate();
  await expect(training.step(batch)).rejects.toMatchObject({ code: "WORKER_FAILED" });
  expect([weightsOf(model), model.optimizer.iterations, memory().numTensors]).toEqual(before);
  post = () => {};
  await expect(training.step(batch)).resolves.toMatchObject({ finite: true });
  await training.dispose();
  model.dispose();
});

test.each<[string, StartWorker, string]>([
  ["whose script fails", (_, listener) => nodeWorker('throw new Error("no memory")', listener), "no memory"],
  ["that the runtime refuses", () => expect.fail("not allowed"), "not allowed"],
])("workers %s are an error that says why", async (_, start, message) => {
  const model = build();
  await expect(startParallelTraining(accelerate(model).compiled, { workers: 2 }, start)).rejects.toMatchObject({
    code: "WORKER_FAILED",
    message: expect.stringContaining(message),
  });
  model.dispose();
});

test("ending a training, or its model, rejects the step at work and every later one", async () => {
  for (const end of [
    (_: LayersModel, training: { dispose(): Promise<void> }) => training.dispose(),
    (model: LayersModel) => accelerate(model).dispose(),
    (model: LayersModel) => void model.dispose(),
  ]) {
    const model = build();
    const training = await accelerate(model).parallel({ workers: 2 });
    const step = training.step(batch);
    const ended = expect(step).rejects.toMatchObject({ code: "DISPOSED" });
    await new Promise((resolve) => setImmediate(resolve));
    await end(model, training);
    await ended;
    await expect(training.step(batch)).rejects.toMatchObject({ code: "DISPOSED" });
    await training.dispose();
  }
});

test("steps that are asked for at once are taken one after the other", async () => {
  const [one, other] = [build(), build()];
  const training = await accelerate(one).parallel({ workers: 2 });
  const results = await Promise.all([16, 3, 9].map((size) => training.step(parallelExamples(size))));
  const acceleration = accelerate(other);
  expect(results).toEqual([16, 3, 9].map((size) => acceleration.trainStep(parallelExamples(size))));
  await training.dispose();
  for (const model of [one, other]) model.dispose();
});

test("steps of workers and of the calling thread take turns, and the model may be compiled anew between them", async () => {
  const train = async (workers: number) => {
    const model = build();
    const acceleration = accelerate(model);
    const training = await acceleration.parallel({ workers });
    await training.step(batch);
    acceleration.trainStep(parallelExamples(21));
    await training.step(batch);
    model.compile({ optimizer: "sgd", loss: "sparseCategoricalCrossentropy" });
    const { accuracy } = await training.step(batch);
    expect(accuracy).toBeUndefined();
    const weights = weightsOf(model);
    await training.dispose();
    model.dispose();
    return weights;
  };
  expect(await train(3)).toEqual(await train(0));
});

test("a model that is trained otherwise while workers are at work is an error, not a wrong result", async () => {
  const model = build();
  const acceleration = accelerate(model);
  const training = await acceleration.parallel({ workers: 2 });
  const step = training.step(batch);
  await new Promise((resolve) => setImmediate(resolve));
  acceleration.trainStep(parallelExamples(64));
  await expect(step).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(training.step(batch)).resolves.toMatchObject({ finite: true });
  await training.dispose();
  model.dispose();
});

test("a wrong number of workers and a model that is not covered are refused", async () => {
  const model = build();
  for (const workers of [-1, 5, 0.5, Number.NaN]) {
    await expect(accelerate(model).parallel({ workers })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  }
  model.dispose();
  const foreign = sequential({ layers: [layers.dense({ inputShape: [3], units: 2 })] });
  foreign.compile({ optimizer: "adagrad", loss: "meanSquaredError" });
  await expect(accelerate(foreign).parallel({ workers: 0 })).rejects.toMatchObject({
    code: "NOT_COVERED",
    message: expect.stringContaining("Adagrad"),
  });
  foreign.dispose();
});
