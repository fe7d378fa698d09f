import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import type { EpochLogs } from "../training/train-events.js";
import { csvLogger } from "./csv-logger.js";
import { earlyStopping } from "./early-stopping.js";
import { exponentialMovingAverage } from "./exponential-moving-average.js";
import { readFlatWeights, writeFlatWeights } from "./flat-weights.js";
import { maxTime } from "./max-time.js";
import { modelCheckpoint } from "./model-checkpoint.js";
import { reduceLrOnPlateau } from "./reduce-lr-on-plateau.js";
import { cosineDecay } from "./schedules/cosine-decay.js";
import { learningRateSchedule } from "./schedules/learning-rate-schedule.js";
import { warmUp } from "./schedules/warm-up.js";
import { stochasticWeightAveraging } from "./stochastic-weight-averaging.js";
import { tensorBoard } from "./tensor-board/tensor-board.js";
import { terminateOnNaN } from "./terminate-on-nan.js";
import type { CallbackState, TrainCallback, TrainRun } from "./train-callback.js";

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, batchNorm: true };
const data = smallDataset(40);
let directory: string;

beforeAll(async () => {
  await useWasm();
  directory = await mkdtemp(join(tmpdir(), "mnistlab-callbacks-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** Every callback, made so that it has something to do. `record` takes what it tells others. */
const callbacks: [string, (record: (what: string) => void) => TrainCallback][] = [
  ["csvLogger", (record) => csvLogger({ write: record })],
  ["earlyStopping", () => earlyStopping({ patience: 2 })],
  ["earlyStopping, restoring", () => earlyStopping({ patience: 3, restoreBestWeights: true, minDelta: 0.01 })],
  ["exponentialMovingAverage", () => exponentialMovingAverage({ decay: 0.9, fromStep: 2 })],
  ["learningRateSchedule", () => learningRateSchedule(warmUp(cosineDecay(), { steps: 5 }))],
  ["maxTime", () => maxTime(1e6)],
  [
    "modelCheckpoint",
    (record) => modelCheckpoint({ store: { write: async (key) => record(key) }, saveBestOnly: true }),
  ],
  ["modelCheckpoint of each epoch", () => modelCheckpoint({ store: `${directory}/models`, includeOptimizer: false })],
  ["reduceLrOnPlateau", () => reduceLrOnPlateau({ patience: 1, factor: 0.5, cooldown: 1 })],
  ["stochasticWeightAveraging", () => stochasticWeightAveraging({ fromEpoch: 2 })],
  ["tensorBoard", () => tensorBoard(`${directory}/board`, { updateFrequency: "batch" })],
  ["terminateOnNaN", () => terminateOnNaN()],
];

describe.each(callbacks)("%s", (_, make) => {
  async function outcome(workers: number) {
    const model = buildCnn(small);
    const told: string[] = [];
    const callback = make((what) => told.push(what));
    const before = memory().numTensors;
    const options = { epochs: 4, batchSize: 8, validationSplit: 0.25, seed: 3, workers, callbacks: [callback] };
    const result = await train(model, data, options);
    expect(memory().numTensors).toBe(before);
    const hash = await weightsSha256(model);
    model.dispose();
    return { result, hash, told };
  }

  test("does the same with 0 and with 2 workers, and leaves no tensor behind", async () => {
    expect(await outcome(2)).toEqual(await outcome(0));
  });

  test("does the same in a second training as in a first", async () => {
    const told: string[] = [];
    const callback = make((what) => told.push(what));
    const hashes: string[] = [];
    for (const _ of [1, 2]) {
      const model = buildCnn(small);
      await train(model, data, { epochs: 3, batchSize: 8, validationSplit: 0.25, callbacks: [callback] });
      hashes.push(await weightsSha256(model));
      model.dispose();
    }
    expect(hashes[1]).toBe(hashes[0]);
    expect(told.slice(told.length / 2)).toEqual(told.slice(0, told.length / 2));
  });

  test("goes on exactly from its state, whatever epoch it is taken after", async () => {
    const expected = await script(make, undefined);
    for (const pause of [1, 2, 4]) expect(await script(make, pause)).toEqual(expected);
  });
});

/** Losses that improve, pause, improve and get worse. */
const losses = [0.9, 0.7, 0.72, 0.5, 0.495, 0.6, 0.7];

/** Plays a training of known numbers; after epoch `pause` another callback goes on from the state. */
async function script(
  make: (record: (what: string) => void) => TrainCallback,
  pause: number | undefined,
): Promise<unknown> {
  const told: string[] = [];
  let callback = make((what) => told.push(what));
  const model = buildCnn({ ...small, batchNorm: false });
  const rates: number[] = [];
  let learningRate = 0.1;
  let reason: string | undefined;
  const history = { loss: [], accuracy: [] };
  const run: TrainRun = {
    ...{ model, epochs: losses.length, stepsPerEpoch: 3, history },
    get learningRate() {
      return learningRate;
    },
    set learningRate(rate) {
      learningRate = rate;
    },
    stop: (said) => {
      reason ??= said;
    },
  };
  await callback.onTrainBegin?.(run);
  for (let epoch = 1; epoch <= losses.length && reason === undefined; epoch++) {
    await callback.onEpochBegin?.(run, epoch);
    for (let step = 3 * epoch - 2; step <= 3 * epoch; step++) {
      await callback.onStepBegin?.(run, step);
      rates.push(learningRate);
      await stepWeights(model, step);
      await callback.onStepEnd?.(run, step, { loss: 1 / step, accuracy: 0.5, finite: true });
    }
    await callback.onEpochTrained?.(run, epoch);
    const loss = losses[epoch - 1]!;
    const logs: EpochLogs = { loss, accuracy: 0.5, val_loss: loss, val_accuracy: 0.5 };
    await callback.onEpochEnd?.(run, epoch, logs);
    if (epoch === pause) {
      const state = await callback.state?.();
      callback = make((what) => told.push(what));
      if (state) callback.restore?.(throughJson(state));
      await callback.onTrainBegin?.(run);
    }
  }
  await callback.onTrainEnd?.(run);
  const weights = await weightsSha256(model);
  model.dispose();
  return { told, rates, reason, weights, learningRate };
}

async function stepWeights(model: LayersModel, step: number): Promise<void> {
  const weights = await readFlatWeights(model);
  writeFlatWeights(
    model,
    weights.map((weight, i) => weight + ((i * step) % 7) / 100),
  );
}

/** What a file of JSON beside files of weights keeps of a state. */
function throughJson(state: CallbackState): CallbackState {
  const weights = Object.entries(state).filter(([, value]) => value instanceof Float32Array);
  const rest = Object.entries(state).filter(([, value]) => !(value instanceof Float32Array));
  const json = JSON.parse(JSON.stringify(Object.fromEntries(rest)));
  expect(json).toEqual(Object.fromEntries(rest));
  return { ...json, ...Object.fromEntries(weights.map(([name, value]) => [name, (value as Float32Array).slice()])) };
}
