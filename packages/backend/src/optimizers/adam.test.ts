import "@tensorflow/tfjs-backend-cpu";
import {
  memory,
  mul,
  type Optimizer,
  randomNormal,
  setBackend,
  square,
  sub,
  sum,
  tidy,
  train,
  variable,
} from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { adam } from "./adam.js";
import type { AdamState } from "./adam-state.js";

beforeAll(async () => {
  await setupWasm();
});

/** The values of two variables after some steps towards a target. */
function descend(optimizer: Optimizer, steps: number): number[][] {
  const target = randomNormal([3, 7], 0, 1, "float32", 1);
  const w = tidy(() => variable(randomNormal([3, 7], 0, 1, "float32", 2)));
  const scale = tidy(() => variable(randomNormal([7], 0, 1, "float32", 3)));
  for (let i = 0; i < steps; i++) {
    optimizer.minimize(() => sum(square(sub(mul(w, scale), target))), false, [w, scale])?.dispose();
  }
  const values = [w, scale].map((weights) => Array.from(weights.dataSync()));
  for (const disposable of [target, w, scale, optimizer]) disposable.dispose();
  return values;
}

test("its steps are those of tf.train.adam to the bit and leave no tensor", () => {
  const before = memory().numTensors;
  expect(descend(adam(0.05, 0.8, 0.99, 1e-6), 20)).toEqual(descend(train.adam(0.05, 0.8, 0.99, 1e-6), 20));
  expect(descend(adam(0.05), 5)).toEqual(descend(train.adam(0.05), 5));
  expect(memory().numTensors).toBe(before);
});

test("a clone of a moment keeps its values", () => {
  const optimizer = adam(0.1);
  const w = variable(randomNormal([4], 0, 1, "float32", 4));
  const minimize = () => optimizer.minimize(() => sum(square(w)), false, [w]);
  minimize();
  const moments = (optimizer as unknown as AdamState).accumulatedFirstMoment.map((moment) => moment!.variable.clone());
  const before = moments.map((moment) => Array.from(moment.dataSync()));
  minimize();
  expect(moments.map((moment) => Array.from(moment.dataSync()))).toEqual(before);
  for (const disposable of [...moments, w, optimizer]) disposable.dispose();
});

test("on another backend it is tf.train.adam", async () => {
  await setBackend("cpu");
  expect(descend(adam(0.05), 5)).toEqual(descend(train.adam(0.05), 5));
  await setBackend("wasm");
});

test("it says of itself what tf.train.adam says, so models save and load", () => {
  const [ours, theirs] = [adam(0.01, 0.8), train.adam(0.01, 0.8)];
  expect(ours.getClassName()).toBe("Adam");
  expect(ours.getConfig()).toEqual(theirs.getConfig());
  ours.dispose();
  theirs.dispose();
});

test("its state is saved and restored", async () => {
  const [first, second] = [adam(0.1), adam(0.1)];
  const w = variable(randomNormal([4], 0, 1, "float32", 4));
  const minimize = (optimizer: Optimizer) => optimizer.minimize(() => sum(square(w)), false, [w]);
  minimize(first);
  await second.setWeights(await first.getWeights());
  const start = w.clone();
  minimize(first);
  const expected = Array.from(w.dataSync());
  w.assign(start);
  minimize(second);
  expect(Array.from(w.dataSync())).toEqual(expected);
});

test("the example of the doc comment is true", () => {
  const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  model.compile({ optimizer: adam(0.001), loss: "meanSquaredError" });
  expect(model.optimizer.getClassName()).toBe("Adam");
});
