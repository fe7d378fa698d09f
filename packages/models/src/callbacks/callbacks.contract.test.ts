import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MakeCallback, testTrainCallback } from "../testing/test-train-callback.js";
import { useWasm } from "../testing/use-backends.js";
import { csvLogger } from "./csv-logger.js";
import { earlyStopping } from "./early-stopping.js";
import { exponentialMovingAverage } from "./exponential-moving-average.js";
import { maxTime } from "./max-time.js";
import { modelCheckpoint } from "./model-checkpoint.js";
import { reduceLrOnPlateau } from "./reduce-lr-on-plateau.js";
import { cosineDecay } from "./schedules/cosine-decay.js";
import { learningRateSchedule } from "./schedules/learning-rate-schedule.js";
import { warmUp } from "./schedules/warm-up.js";
import { stochasticWeightAveraging } from "./stochastic-weight-averaging.js";
import { tensorBoard } from "./tensor-board/tensor-board.js";
import { terminateOnNaN } from "./terminate-on-nan.js";
import type { TrainCallback } from "./train-callback.js";

let directory: string;

beforeAll(async () => {
  await useWasm();
  directory = await mkdtemp(join(tmpdir(), "mnistlab-callbacks-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** Every callback, made so that it has something to do. */
const callbacks: [string, MakeCallback][] = [
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
  testTrainCallback(make, { test });
});

/** Callbacks that break the contract, and the test that must tell. */
const broken: [string, MakeCallback, string][] = [
  ["a count that a second training does not begin anew", countsOnAndOn, "second training"],
  ["a state that is not given", keepsToItself, "goes on exactly"],
];

test.each(broken)("the suite finds %s", async (_, make, name) => {
  const tests: [string, () => Promise<void>][] = [];
  testTrainCallback(make, { test: (...registered) => tests.push(registered) });
  const [, run] = tests.find(([found]) => found.includes(name))!;
  await expect(run()).rejects.toThrow("expected");
});

function countsOnAndOn(record: (what: string) => void): TrainCallback {
  let epochs = 0;
  return { name: "countsOnAndOn", onEpochEnd: () => record(`${++epochs}`) };
}

function keepsToItself(record: (what: string) => void): TrainCallback {
  let epochs = 0;
  return {
    name: "keepsToItself",
    onTrainBegin: () => {
      epochs = 0;
    },
    onEpochEnd: () => record(`${++epochs}`),
  };
}
