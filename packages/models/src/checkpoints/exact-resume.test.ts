import { adamW, clipNorm } from "@mnistlab/backend";
import { augment, rotate, shift } from "@mnistlab/datasets";
import { memory, type Optimizer, train as optimizers } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { ownOptimizer } from "../building/own-optimizer.js";
import { earlyStopping } from "../callbacks/early-stopping.js";
import { exponentialMovingAverage } from "../callbacks/exponential-moving-average.js";
import { reduceLrOnPlateau } from "../callbacks/reduce-lr-on-plateau.js";
import { learningRateSchedule } from "../callbacks/schedules/learning-rate-schedule.js";
import { oneCycle } from "../callbacks/schedules/one-cycle.js";
import { stochasticWeightAveraging } from "../callbacks/stochastic-weight-averaging.js";
import { terminateOnNaN } from "../callbacks/terminate-on-nan.js";
import type { TrainCallback } from "../callbacks/train-callback.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useCpu, useWasm } from "../testing/use-backends.js";
import { type TrainResult, train } from "../training/train.js";
import type { TrainOptions } from "../training/train-options.js";
import { memoryStore } from "./memory-store.js";
import { captureOptimizer } from "./optimizer-state.js";

beforeAll(useWasm);

const data = smallDataset(42);

/** An optimizer of every class that checkpoints know, and the two of this project that wrap or extend one. */
const makers: Record<string, () => Optimizer> = {
  sgd: () => optimizers.sgd(0.05),
  momentum: () => optimizers.momentum(0.02, 0.9),
  nesterov: () => optimizers.momentum(0.02, 0.9, true),
  rmsprop: () => optimizers.rmsprop(0.005),
  // TensorFlow.js subtracts ε here, so a gradient of 0 is NaN after it: for networks in which there is none.
  "centered rmsprop": () => optimizers.rmsprop(0.0005, 0.9, 0.5, 1e-12, true),
  adagrad: () => optimizers.adagrad(0.05),
  adadelta: () => optimizers.adadelta(0.5),
  adam: () => optimizers.adam(0.01),
  adamax: () => optimizers.adamax(0.01),
  adamW: () => adamW(0.01, { weightDecay: 0.05 }),
  "clipped adam": () => clipNorm(optimizers.adam(0.01), 0.5),
};

/** A network with fresh weights; `build` builds it as it is built in a new process. */
interface Recipe {
  readonly network: CnnOptions;
  readonly optimizer: string;
  readonly options: TrainOptions;
  /** Makes the callbacks, anew for each run. */
  readonly callbacks?: () => readonly TrainCallback[];
}

function build({ network, optimizer }: Recipe, seed = 1): LayersModel {
  const model = buildCnn({ inputShape: [8, 8, 1], classes: 3, ...network, seed });
  model.optimizer.dispose();
  model.compile({
    optimizer: makers[optimizer]!(),
    loss: "sparseCategoricalCrossentropy",
    metrics: ["accuracy"],
  });
  ownOptimizer(model);
  return model;
}

/** Every bit that a training leaves: weights, optimizer, history. */
async function bitsOf(model: LayersModel, { history, epochs, steps, stopped }: TrainResult) {
  const weights = await Promise.all(model.getWeights().map((weight) => weight.data()));
  return {
    weights: weights.map((values) => new Uint32Array(Float32Array.from(values).buffer)),
    optimizer: await captureOptimizer(model.optimizer),
    history,
    epochs,
    steps,
    stopped,
  };
}

function callbacksOf({ callbacks }: Recipe): Pick<TrainOptions, "callbacks"> {
  return callbacks ? { callbacks: callbacks() } : {};
}

type Bits = Awaited<ReturnType<typeof bitsOf>>;

async function uninterrupted(recipe: Recipe): Promise<Bits> {
  const model = build(recipe);
  const bits = await bitsOf(model, await train(model, data, { ...recipe.options, ...callbacksOf(recipe) }));
  model.dispose();
  return bits;
}

/** How a run comes to its premature end, at the so-many-th step that it takes itself. */
interface Stop {
  readonly after: number;
  /** By its signal, or by an error, after which only the periodic checkpoints are there. */
  readonly by: "signal" | "crash";
  readonly workers: number;
}

/** Trains with stops, each time with a model that is built anew (from another seed, once there is a checkpoint), until it is done. */
async function withStops(recipe: Recipe, stops: readonly Stop[], everySteps: number): Promise<Bits> {
  const store = memoryStore();
  const crash = new Error("crash");
  for (const [i, stop] of [...stops, undefined].entries()) {
    const model = build(recipe, (await store.read("runs/one.0")) ? i + 2 : 1);
    const controller = new AbortController();
    let steps = 0;
    try {
      const result = await train(model, data, {
        ...{ ...recipe.options, ...callbacksOf(recipe) },
        workers: stop?.workers ?? 0,
        checkpoint: { store, key: "runs/one", everySteps },
        resume: true,
        signal: controller.signal,
        onEvent({ type }) {
          if (type !== "step" || ++steps !== stop?.after) return;
          if (stop.by === "crash") throw crash;
          controller.abort();
        },
      });
      if (result.stopReason !== "signal") return await bitsOf(model, result);
    } catch (error) {
      if (error !== crash) throw error;
    } finally {
      model.dispose();
    }
  }
  throw new Error("unreachable: nothing stops the last run");
}

const network = fc.record<CnnOptions>({
  filters: fc.constantFrom([2], [4], [3, 5]),
  kernelSize: fc.constantFrom(1, 2),
  pooling: fc.constantFrom("max", "average"),
  denseUnits: fc.constantFrom(4, 8),
  dropout: fc.constantFrom(0, 0.3),
  batchNorm: fc.boolean(),
});
const recipes = fc.record<Recipe>({
  network,
  optimizer: fc.constantFrom(...Object.keys(makers)).filter((name) => name !== "centered rmsprop"),
  options: fc.record({
    epochs: fc.constantFrom(1, 3),
    batchSize: fc.constantFrom(5, 9, 64),
    validationSplit: fc.constantFrom(0, 0.2),
    shuffle: fc.boolean(),
    seed: fc.nat(),
  }),
});
const stopsOf = (workers: readonly number[]) =>
  fc.array(
    fc.record<Stop>({
      after: fc.integer({ min: 1, max: 12 }),
      by: fc.constantFrom("signal", "crash"),
      workers: fc.constantFrom(...workers),
    }),
    { maxLength: 4 },
  );

test("a training that is stopped anywhere, again and again, ends with the bits of an uninterrupted one", async () => {
  await fc.assert(
    fc.asyncProperty(recipes, stopsOf([0]), fc.integer({ min: 1, max: 9 }), async (recipe, stops, everySteps) => {
      expect(await withStops(recipe, stops, everySteps)).toEqual(await uninterrupted(recipe));
    }),
    { numRuns: 60 },
  );
});

test("so does one that goes on with another number of workers each time", async () => {
  const covered = recipes.filter(({ optimizer }) => !["adagrad", "adadelta", "adamax"].includes(optimizer));
  await fc.assert(
    fc.asyncProperty(covered, stopsOf([0, 2, 3]), async (recipe, stops) => {
      expect(await withStops(recipe, stops, 4)).toEqual(await uninterrupted(recipe));
    }),
    { numRuns: 10 },
  );
});

/** Lists of callbacks that change how a training goes, or what it leaves. */
const callbackLists: Record<string, () => readonly TrainCallback[]> = {
  "schedule and moving average": () => [
    learningRateSchedule(oneCycle({ maximum: 0.02 })),
    exponentialMovingAverage({ decay: 0.8 }),
  ],
  "plateau and early stopping": () => [
    reduceLrOnPlateau({ patience: 1, monitor: "loss", minDelta: 0.05 }),
    earlyStopping({ monitor: "loss", minDelta: 0.1, patience: 2, restoreBestWeights: true }),
  ],
  "averaged epochs": () => [stochasticWeightAveraging({ fromEpoch: 2 }), terminateOnNaN()],
};

test("so does one with callbacks, changed batches, and gradients that are clipped and added up", async () => {
  const changed = { labelSmoothing: 0.1, mixup: 0.3, clipNorm: 0.5, augmentation: augment(shift(1), rotate(15)) };
  const options = fc.record({
    epochs: fc.constantFrom(1, 4),
    batchSize: fc.constantFrom(5, 9),
    validationSplit: fc.constantFrom(0, 0.2),
    gradientAccumulationSteps: fc.constantFrom(1, 3),
    seed: fc.nat(),
  });
  const recipesWithCallbacks = fc.record<Recipe>({
    network,
    optimizer: fc.constantFrom("adam", "momentum"),
    options: options.map((each) => ({ ...each, ...changed })),
    callbacks: fc.constantFrom(...Object.values(callbackLists)),
  });
  await fc.assert(
    fc.asyncProperty(
      recipesWithCallbacks,
      stopsOf([0]),
      fc.integer({ min: 1, max: 9 }),
      async (recipe, stops, every) => {
        expect(await withStops(recipe, stops, every)).toEqual(await uninterrupted(recipe));
      },
    ),
    { numRuns: 40 },
  );
});

test.each(Object.keys(makers))("%s goes on bit for bit, with and without compiled programs", async (optimizer) => {
  const options = { epochs: 2, batchSize: 9, seed: 7, validationSplit: 0.2 };
  const smooth = { activation: "tanh", dropout: 0 } as const;
  const network = { filters: [3], denseUnits: 4, ...(optimizer.startsWith("centered") ? smooth : { dropout: 0.3 }) };
  const recipe = { network, optimizer, options };
  const stops = [3, 2].map((after) => ({ after, by: "signal", workers: 0 }) as const);
  expect(await withStops(recipe, stops, 100)).toEqual(await uninterrupted(recipe));
  await useCpu();
  try {
    expect(await withStops(recipe, stops, 100)).toEqual(await uninterrupted(recipe));
  } finally {
    await useWasm();
  }
});

describe("stopping and going on", () => {
  const recipe: Recipe = {
    network: { filters: [2], denseUnits: 4 },
    optimizer: "adam",
    options: { epochs: 3, batchSize: 9, seed: 7, validationSplit: 0.2 },
  };

  test("with the same model, whose weights went elsewhere meanwhile, leaves no tensor behind", async () => {
    const expected = await uninterrupted(recipe);
    const store = memoryStore();
    const model = build(recipe);
    await train(model, data, { epochs: 1, batchSize: 40 });
    model.dispose();
    const stopped = build(recipe);
    await train(stopped, data, { ...recipe.options, checkpoint: { store }, ...stopAfter(5) });
    await train(stopped, data, { epochs: 2, seed: 99 });
    const before = memory().numTensors;
    const result = await train(stopped, data, { ...recipe.options, checkpoint: { store }, resume: true });
    expect(memory().numTensors).toBe(before);
    expect(await bitsOf(stopped, result)).toEqual(expected);
    stopped.dispose();
  });

  test("before the first step, or before an epoch's validation, loses and repeats nothing", async () => {
    const expected = await uninterrupted(recipe);
    for (const after of [0, 4, 8]) {
      const store = memoryStore();
      const model = build(recipe);
      const options = { ...recipe.options, checkpoint: { store } };
      const stopped = await train(model, data, { ...options, ...stopAfter(after) });
      expect(stopped).toMatchObject({ steps: after, epochs: Math.max(0, after / 4 - 1) });
      const again = build(recipe, 2);
      let steps = 0;
      const result = await train(again, data, {
        ...options,
        resume: true,
        onEvent: ({ type }) => void (type === "step" && steps++),
      });
      expect(steps).toBe(12 - after);
      expect(await bitsOf(again, result)).toEqual(expected);
      for (const each of [model, again]) each.dispose();
    }
  });

  test("a training that is complete goes on for more epochs, and for no more returns what it was", async () => {
    const expected = await uninterrupted(recipe);
    const store = memoryStore();
    const model = build(recipe);
    const options = { ...recipe.options, checkpoint: { store }, resume: true };
    const first = await train(model, data, { ...options, epochs: 2 });
    expect(await train(model, data, { ...options, epochs: 1 })).toEqual(first);
    const again = build(recipe, 2);
    expect(await train(again, data, { ...options, epochs: 2 })).toEqual(first);
    expect(await bitsOf(again, await train(again, data, options))).toEqual(expected);
    for (const each of [model, again]) each.dispose();
  });

  test("a learning rate that was changed on the way comes along", async () => {
    for (const optimizer of ["adam", "momentum", "clipped adam"]) {
      const halve = (model: LayersModel) => {
        const { optimizer } = model as unknown as {
          optimizer: { learningRate: number; setLearningRate?(rate: number): void };
        };
        const rate = optimizer.learningRate / 2;
        if (optimizer.setLearningRate) optimizer.setLearningRate(rate);
        else optimizer.learningRate = rate;
      };
      const trainHalving = (model: LayersModel, options: TrainOptions) =>
        train(model, data, {
          ...recipe.options,
          ...options,
          onEvent: ({ type }) => (type === "epoch" ? halve(model) : undefined),
        });
      const model = build({ ...recipe, optimizer });
      const expected = await bitsOf(model, await trainHalving(model, {}));
      const files = new Map<string, Uint8Array>();
      let step = 0;
      const controller = new AbortController();
      const stopped = build({ ...recipe, optimizer });
      await train(stopped, data, {
        ...recipe.options,
        checkpoint: { store: memoryStore(files) },
        signal: controller.signal,
        onEvent({ type }) {
          if (type === "epoch") halve(stopped);
          if (type === "step" && ++step === 6) controller.abort();
        },
      });
      const again = build({ ...recipe, optimizer }, 2);
      const copy = new Map(files);
      const result = await trainHalving(again, { checkpoint: { store: memoryStore(copy) }, resume: true });
      expect(await bitsOf(again, result)).toEqual(expected);
      const same = await trainHalving(stopped, { checkpoint: { store: memoryStore(files) }, resume: true });
      expect(await bitsOf(stopped, same)).toEqual(expected);
      for (const each of [model, stopped, again]) each.dispose();
    }
  });

  test("the start event tells where it goes on", async () => {
    const store = memoryStore();
    const model = build(recipe);
    const options = { ...recipe.options, checkpoint: { store }, resume: true };
    await train(model, data, { ...options, ...stopAfter(6) });
    const events: unknown[] = [];
    await train(model, data, { ...options, onEvent: (event) => void events.push(event) });
    expect(events[0]).toMatchObject({ type: "start", resumed: { epochs: 1, step: 2 } });
    expect(events[1]).toMatchObject({ type: "step", epoch: 2, step: 3 });
    model.dispose();
  });

  test("optimizer state that is not there yet, or is there and was not, is put right", async () => {
    const bare = build(recipe); // compiled by hand: its slots come with the first step
    const store = memoryStore();
    await train(bare, data, { ...recipe.options, checkpoint: { store }, ...stopAfter(0) });
    const used = build(recipe, 2);
    await train(used, data, { epochs: 1 });
    const result = await train(used, data, { ...recipe.options, checkpoint: { store }, resume: true });
    expect(await bitsOf(used, result)).toEqual(await uninterrupted(recipe));
    for (const each of [bare, used]) each.dispose();
  });
});

/** What makes a training stop after so many steps. */
function stopAfter(steps: number): Pick<TrainOptions, "signal" | "onEvent"> {
  const controller = new AbortController();
  let taken = 0;
  if (steps === 0) controller.abort();
  return {
    signal: controller.signal,
    onEvent({ type }) {
      if (type === "step" && ++taken === steps) controller.abort();
    },
  };
}
