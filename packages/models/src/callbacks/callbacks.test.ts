import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memory } from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { memoryStore } from "../checkpoints/memory-store.js";
import { load } from "../saving/load.js";
import { loadFrom } from "../saving/load-from.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { train } from "../training/train.js";
import type { EpochLogs } from "../training/train-events.js";
import { csvLogger } from "./csv-logger.js";
import { earlyStopping } from "./early-stopping.js";
import { exponentialMovingAverage } from "./exponential-moving-average.js";
import { readFlatWeights } from "./flat-weights.js";
import { maxTime } from "./max-time.js";
import { modelCheckpoint } from "./model-checkpoint.js";
import { reduceLrOnPlateau } from "./reduce-lr-on-plateau.js";
import { learningRateSchedule } from "./schedules/learning-rate-schedule.js";
import { stochasticWeightAveraging } from "./stochastic-weight-averaging.js";
import { terminateOnNaN } from "./terminate-on-nan.js";
import type { TrainCallback, TrainRun } from "./train-callback.js";

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const data = smallDataset(40);
let directory: string;

beforeAll(async () => {
  await useWasm();
  directory = await mkdtemp(join(tmpdir(), "mnistlab-callbacks-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** Tells a callback of epochs with these values; what it does about them. */
async function tell(callback: TrainCallback, monitor: keyof EpochLogs, values: readonly number[]) {
  const model = buildCnn(small);
  const history = { loss: [], accuracy: [] };
  const rates: number[] = [];
  let stoppedAfter: number | undefined;
  let current = 0;
  const run: TrainRun = {
    ...{ model, epochs: values.length, stepsPerEpoch: 1, history, learningRate: 1 },
    stop() {
      stoppedAfter ??= current;
    },
  };
  await callback.onTrainBegin?.(run);
  for (const [i, value] of values.entries()) {
    current = i + 1;
    await callback.onEpochEnd?.(run, current, { loss: 1, accuracy: 0, [monitor]: value });
    rates.push(run.learningRate);
  }
  model.dispose();
  return { stoppedAfter, rates };
}

describe("early stopping counts as Keras does", () => {
  test.each([
    ["stops after `patience` epochs without improvement", { patience: 2 }, [3, 2, 2, 2, 1], 4],
    ["an improvement starts the count anew", { patience: 2 }, [3, 2, 2, 1, 1, 1], 6],
    ["with patience 0 the first epoch without improvement is the last", {}, [3, 2, 2], 3],
    ["a change of minDelta is none", { minDelta: 0.5, patience: 1 }, [3, 2.5], 2],
    ["an epoch before startFromEpoch does not count", { startFromEpoch: 3, patience: 1 }, [1, 9, 9, 8, 9], 5],
    ["what does not beat the baseline is no improvement", { baseline: 1, patience: 2 }, [5, 4, 4], 3],
    ["NaN is no improvement", { patience: 1 }, [2, Number.NaN], 2],
    ["it may never stop", { patience: 3 }, [3, 2, 1, 1, 1], undefined],
  ] as const)("%s", async (_, options, values, expected) => {
    expect((await tell(earlyStopping(options), "val_loss", values)).stoppedAfter).toBe(expected);
  });

  test("an accuracy gets better by rising", async () => {
    const callback = earlyStopping({ monitor: "val_accuracy", patience: 1 });
    expect((await tell(callback, "val_accuracy", [0.1, 0.2, 0.2])).stoppedAfter).toBe(3);
  });

  test("the model gets the weights of its best epoch, and train says why it stopped", async () => {
    const model = buildCnn({ ...small, learningRate: 0.3, optimizer: "sgd" });
    const hashes: string[] = [];
    const spy: TrainCallback = {
      name: "spy",
      onEpochEnd: async () => void hashes.push(await weightsSha256(model)),
    };
    const early = earlyStopping({ monitor: "val_loss", patience: 3, restoreBestWeights: true });
    const callbacks = [spy, early];
    const result = await train(model, data, { epochs: 200, batchSize: 8, validationSplit: 0.25, callbacks });
    const values = result.history.val_loss!;
    const best = values.indexOf(Math.min(...values));
    expect(result.epochs).toBe(best + 1 + 3);
    expect(result).toMatchObject({
      stopped: true,
      stopReason: expect.stringMatching(/^earlyStopping: val_loss has not/),
    });
    expect(result.stopReason).toContain(`epoch ${best + 1}`);
    expect(await weightsSha256(model)).toBe(hashes[best]);
    expect((await evaluate(model, data.slice(30))).loss).toBeCloseTo(values[best]!, 6);
    model.dispose();
  });

  test("without validation there is no val_loss: the error says so", async () => {
    const model = buildCnn(small);
    await expect(train(model, data, { callbacks: [earlyStopping()] })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining("expected an epoch with val_loss, found loss, accuracy"),
    });
    model.dispose();
  });
});

describe("the learning rate is reduced on a plateau as Keras does", () => {
  test.each([
    ["after `patience` epochs", { patience: 2, factor: 0.5 }, [3, 2, 2, 2, 2, 2], [1, 1, 1, 0.5, 0.5, 0.25]],
    ["not below the minimum", { patience: 1, factor: 0.5, minLearningRate: 0.4 }, [1, 1, 1, 1], [1, 0.5, 0.4, 0.4]],
    ["with a rest", { patience: 1, factor: 0.5, cooldown: 2 }, [1, 1, 1, 1, 1], [1, 0.5, 0.5, 0.25, 0.25]],
  ] as const)("%s", async (_, options, values, expected) => {
    expect((await tell(reduceLrOnPlateau(options), "val_loss", values)).rates).toEqual(expected);
  });
});

test.each(["sgd", "momentum", "rmsprop", "adam"] as const)("%s steps at the rates of a schedule", async (optimizer) => {
  const trained = async (learningRate: number, callbacks: TrainCallback[]) => {
    const model = buildCnn({ ...small, optimizer, learningRate });
    const before = memory().numTensors;
    await train(model, data, { batchSize: 8, callbacks });
    expect(memory().numTensors).toBe(before);
    const hash = await weightsSha256(model);
    model.dispose();
    return hash;
  };
  const constant = await trained(0.02, []);
  expect(await trained(0.5, [learningRateSchedule(() => 0.02)])).toBe(constant);
  expect(await trained(0.02, [learningRateSchedule(({ step }) => (step === 4 ? 0.03 : 0.02))])).not.toBe(constant);
});

test("a schedule's nonsense ends the training", async () => {
  const model = buildCnn(small);
  const callbacks = [learningRateSchedule(() => Number.NaN)];
  await expect(train(model, data, { callbacks })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  model.dispose();
});

describe.each([0, 2])("terminateOnNaN with %i workers", (workers) => {
  /** Lets two epochs go well and then blows up. */
  const explode = learningRateSchedule(({ epoch, initial }) => (epoch < 3 ? initial : 1e30));

  test.each(["sgd", "adam"] as const)("leaves what %s was after the last good epoch", async (optimizer) => {
    const good = buildCnn({ ...small, optimizer });
    await train(good, data, { epochs: 2, batchSize: 8 });
    const model = buildCnn({ ...small, optimizer });
    const result = await train(model, data, {
      epochs: 9,
      batchSize: 8,
      workers,
      callbacks: [explode, terminateOnNaN()],
    });
    expect(result).toMatchObject({
      epochs: 2,
      stopped: true,
      stopReason: expect.stringMatching(/^terminateOnNaN:.*epoch 3/),
    });
    expect(await weightsSha256(model)).toBe(await weightsSha256(good));
    // The optimizer's state is that of then, too: training on gives what it would have given.
    for (const each of [good, model]) await train(each, data, { batchSize: 8, seed: 5 });
    expect(await weightsSha256(model)).toBe(await weightsSha256(good));
    for (const each of [good, model]) each.dispose();
  });
});

test("maxTime stops within an epoch", async () => {
  const model = buildCnn(small);
  const result = await train(model, data, { epochs: 1e6, batchSize: 8, callbacks: [maxTime(0.05)] });
  expect(result).toMatchObject({ stopped: true, stopReason: "maxTime: 0.05 seconds have passed" });
  model.dispose();
});

test("callbacks are called in order, with epochs and steps from 1, and may stop between steps", async () => {
  const model = buildCnn(small);
  const calls: string[] = [];
  const callback: TrainCallback = {
    name: "spy",
    onTrainBegin: ({ epochs, stepsPerEpoch }) => void calls.push(`train of ${epochs} × ${stepsPerEpoch}`),
    onEpochBegin: (_, epoch) => void calls.push(`epoch ${epoch}`),
    onStepBegin: (_, step) => void calls.push(`step ${step}`),
    onStepEnd(run, step, { loss, finite }) {
      calls.push(`step ${step} done, ${Number.isFinite(loss) && finite}`);
      if (step === 3) run.stop("enough");
    },
    onEpochTrained: (_, epoch) => void calls.push(`trained ${epoch}`),
    onEpochEnd: ({ history }, epoch) => void calls.push(`epoch ${epoch} done, ${history.loss.length}`),
    onTrainEnd: () => void calls.push("done"),
  };
  const options = { epochs: 3, batchSize: 20, callbacks: [callback] };
  expect(await train(model, data, options)).toMatchObject({ epochs: 1, steps: 3, stopped: true, stopReason: "enough" });
  expect(calls).toEqual([
    ...["train of 3 × 2", "epoch 1", "step 1", "step 1 done, true", "step 2", "step 2 done, true", "trained 1"],
    ...["epoch 1 done, 1", "epoch 2", "step 3", "step 3 done, true", "done"],
  ]);
  await expect(train(model, data, { callbacks: [earlyStopping as never] })).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("call the factory"),
  });
  model.dispose();
});

describe("averages of the weights", () => {
  /** The weights after each step of a training that nobody averages. */
  async function everyStep(epochs: number): Promise<Float32Array[]> {
    const model = buildCnn(small);
    const taken: Float32Array[] = [];
    const onStepEnd = async () => void taken.push(await readFlatWeights(model));
    await train(model, data, { epochs, batchSize: 20, callbacks: [{ name: "spy", onStepEnd }] });
    model.dispose();
    return taken;
  }

  async function averaged(epochs: number, callback: TrainCallback): Promise<Float32Array> {
    const model = buildCnn(small);
    await train(model, data, { epochs, batchSize: 20, callbacks: [callback] });
    const weights = await readFlatWeights(model);
    model.dispose();
    return weights;
  }

  test("an exponential moving average is that of the weights of a plain training", async () => {
    const steps = await everyStep(3);
    const found = await averaged(3, exponentialMovingAverage({ decay: 0.75 }));
    found.forEach((value, i) => {
      let expected = steps[0]![i]!;
      for (const step of steps.slice(1)) expected = 0.75 * expected + 0.25 * step[i]!;
      expect(value).toBeCloseTo(expected, 6);
    });
  });

  test("stochastic weight averaging is the mean over epochs", async () => {
    const steps = await everyStep(4);
    const found = await averaged(4, stochasticWeightAveraging({ fromEpoch: 2 }));
    const ends = [3, 5, 7].map((i) => steps[i]!);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(ends.reduce((sum, end) => sum + end[i]!, 0) / 3, 6);
    });
  });

  test("validation is of the average", async () => {
    const model = buildCnn(small);
    const callbacks = [exponentialMovingAverage({ decay: 0.9 })];
    const { history } = await train(model, data, { epochs: 2, batchSize: 8, validationSplit: 0.25, callbacks });
    expect((await evaluate(model, data.slice(30))).loss).toBeCloseTo(history.val_loss![1]!, 6);
    model.dispose();
  });
});

describe("modelCheckpoint", () => {
  test("keeps the best model where load finds it", async () => {
    const model = buildCnn(small);
    const hashes: string[] = [];
    const callbacks: TrainCallback[] = [
      { name: "spy", onEpochEnd: async () => void hashes.push(await weightsSha256(model)) },
      modelCheckpoint({ store: `${directory}/best-run`, saveBestOnly: true }),
      modelCheckpoint({ store: `${directory}/every-run`, key: (epoch) => `after-${epoch}` }),
    ];
    const { history } = await train(model, data, { epochs: 4, batchSize: 8, validationSplit: 0.25, callbacks });
    const best = history.val_loss!.indexOf(Math.min(...history.val_loss!));
    const loaded = await load(`${directory}/best-run/best`);
    expect(await weightsSha256(loaded)).toBe(hashes[best]);
    expect(await readdir(`${directory}/every-run`)).toEqual(["after-1", "after-2", "after-3", "after-4"]);
    for (const each of [model, loaded]) each.dispose();
  });

  test("keeps models in a store where loadFrom finds them", async () => {
    const model = buildCnn(small);
    const store = memoryStore();
    await train(model, data, { callbacks: [modelCheckpoint({ store })] });
    const loaded = await loadFrom(store, "epoch-1");
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    for (const each of [model, loaded]) each.dispose();
  });
});

describe("csvLogger", () => {
  test("a file has a header, a line per epoch, and goes on where another training ended, or was killed", async () => {
    const model = buildCnn(small);
    const path = join(directory, "logs", "run.csv");
    const options = { epochs: 2, validationSplit: 0.25 };
    const { history } = await train(model, data, { ...options, callbacks: [csvLogger(path)] });
    await appendFile(path, "3,0.123");
    await train(model, data, { ...options, callbacks: [csvLogger(path)] });
    const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe("epoch,loss,accuracy,val_loss,val_accuracy,learning_rate");
    const { loss, accuracy, val_loss, val_accuracy } = history;
    expect(lines[2]!.split(",").map(Number)).toEqual([2, loss[1], accuracy[1], val_loss![1], val_accuracy![1], 0.01]);
    expect(lines[3]).toMatch(/^1,/);
    model.dispose();
  });

  test("a file that cannot be written is an error", async () => {
    const model = buildCnn(small);
    const callbacks = [csvLogger(`${directory}/logs/run.csv/below-a-file.csv`)];
    await expect(train(model, data, { callbacks })).rejects.toMatchObject({ code: "WRITE_FAILED" });
    model.dispose();
  });
});
