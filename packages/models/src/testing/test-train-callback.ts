import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { readFlatWeights, writeFlatWeights } from "../callbacks/flat-weights.js";
import type { CallbackState, TrainCallback, TrainRun } from "../callbacks/train-callback.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { train } from "../training/train.js";
import type { EpochLogs } from "../training/train-events.js";
import { smallDataset } from "./small-dataset.js";
import type { TestRunner } from "./test-runner.js";

/** Makes a callback that tells `record` what it tells others, if it tells anything. */
export type MakeCallback = (record: (what: string) => void) => TrainCallback;

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, batchNorm: true };

/**
 * Registers the tests that every {@link TrainCallback} must pass: that it does the same with any number of workers and in
 * every training, leaves no tensor behind, and goes on exactly from its state.
 *
 * To be run on the WASM backend after `setupWasm()`.
 *
 * @param make - Makes the callback, new each time. What it tells should not depend on the clock.
 * @param runner - Where the tests go, e.g. Vitest's `test`.
 * @example
 * import { test } from "vitest";
 * testTrainCallback((record) => csvLogger({ write: record }), { test });
 */
export function testTrainCallback(make: MakeCallback, { test }: TestRunner): void {
  test("does the same with 0 and with 2 workers, and leaves no tensor behind", async () => {
    same(await outcome(make, 2), await outcome(make, 0), "what is left by a training with 2 workers");
  });

  test("does the same in a second training as in a first", async () => {
    let told: string[] = [];
    const callback = make((what) => told.push(what));
    const outcomes: unknown[] = [];
    for (const _ of [1, 2]) {
      const model = buildCnn(small);
      told = [];
      await train(model, smallDataset(40), { epochs: 3, batchSize: 8, validationSplit: 0.25, callbacks: [callback] });
      outcomes.push({ told, hash: await weightsSha256(model) });
      model.dispose();
    }
    same(outcomes[1], outcomes[0], "what is left by a second training");
  });

  test("goes on exactly from its state, whatever epoch it is taken after", async () => {
    const expected = await script(make, undefined);
    for (const pause of [1, 2, 4]) {
      same(await script(make, pause), expected, `what is left by a training that is resumed after epoch ${pause}`);
    }
  });
}

/** What a training with the callback leaves. */
async function outcome(make: MakeCallback, workers: number): Promise<unknown> {
  const model = buildCnn(small);
  const told: string[] = [];
  const callbacks = [make((what) => told.push(what))];
  const before = memory().numTensors;
  const options = { epochs: 4, batchSize: 8, validationSplit: 0.25, seed: 3, workers, callbacks };
  const result = await train(model, smallDataset(40), options);
  same(memory().numTensors, before, "the number of tensors");
  const hash = await weightsSha256(model);
  model.dispose();
  return { result, hash, told };
}

/** Losses that improve, pause, improve and get worse. */
const losses = [0.9, 0.7, 0.72, 0.5, 0.495, 0.6, 0.7];

/** Plays a training of known numbers; after epoch `pause` another callback goes on from the state. */
async function script(make: MakeCallback, pause: number | undefined): Promise<unknown> {
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

/** What a file of JSON beside files of weights keeps of a state; fails for what JSON does not keep. */
function throughJson(state: CallbackState): CallbackState {
  const weights = Object.entries(state).filter(([, value]) => value instanceof Float32Array);
  const rest = Object.fromEntries(Object.entries(state).filter(([, value]) => !(value instanceof Float32Array)));
  const numbers = Object.values(rest).filter((value) => typeof value === "number");
  same(numbers.filter(Number.isFinite), numbers, "the numbers of a state that JSON keeps");
  return {
    ...JSON.parse(JSON.stringify(rest)),
    ...Object.fromEntries(weights.map(([name, value]) => [name, (value as Float32Array).slice()])),
  };
}

/** Fails unless both are the same JSON. */
function same(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}
