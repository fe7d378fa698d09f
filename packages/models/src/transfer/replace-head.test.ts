import { accelerationOf } from "@mnistlab/backend";
import { memory } from "@tensorflow/tfjs-core";
import { model as functional, input, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import type { CnnOptions } from "../building/architectures/cnn.js";
import { buildCnn } from "../building/build-cnn.js";
import { weightsSha256 } from "../saving/weights-sha256.js";
import { smallDataset } from "../testing/small-dataset.js";
import { tinyNetwork } from "../testing/tiny-network.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { freeze } from "./freeze.js";
import { replaceHead } from "./replace-head.js";

beforeAll(useWasm);

const small: CnnOptions = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, learningRate: 0.01 };
const weightsOf = (model: LayersModel, layer: string): Float32Array[] =>
  model
    .getLayer(layer)
    .getWeights()
    .map((weight) => weight.dataSync<"float32">());

test("all but the head is copied; the head is new, seeded, and has a unit per class", () => {
  const model = buildCnn({ ...small, batchNorm: true });
  const other = replaceHead(model, 5, { seed: 1 });
  expect(other.layers.map((layer) => layer.name)).toEqual(model.layers.map((layer) => layer.name));
  for (const name of ["conv2d", "batch_normalization", "dense"])
    expect(weightsOf(other, name)).toEqual(weightsOf(model, name));
  const [kernel, bias] = weightsOf(other, "dense_1");
  expect([kernel!.length, bias!.length]).toEqual([8 * 5, 5]);
  expect(other.outputs[0]!.shape).toEqual([null, 5]);
  const [same, another] = [replaceHead(model, 5, { seed: 1 }), replaceHead(model, 5, { seed: 2 })];
  expect(weightsOf(same, "dense_1")[0]).toEqual(kernel);
  expect(weightsOf(another, "dense_1")[0]).not.toEqual(kernel);
  for (const one of [model, other, same, another]) one.dispose();
});

test("with `from` the layers before it are copied, the others begin anew", () => {
  const model = buildCnn(small);
  const other = replaceHead(model, 3, { from: "dense", seed: 1 });
  expect(weightsOf(other, "conv2d")).toEqual(weightsOf(model, "conv2d"));
  expect(weightsOf(other, "dense")[0]).not.toEqual(weightsOf(model, "dense")[0]);
  for (const one of [model, other]) one.dispose();
});

test("training one changes nothing in the other, either may be disposed first, and nothing is left", async () => {
  const start = memory().numTensors;
  for (const oldFirst of [true, false]) {
    const model = buildCnn(small);
    const hash = await weightsSha256(model);
    const other = replaceHead(model, 4);
    await train(other, smallDataset(40, [8, 8, 1], 4), { batchSize: 8 });
    expect(await weightsSha256(model)).toBe(hash);
    const [first, second] = oldFirst ? [model, other] : [other, model];
    first.dispose();
    await predict(second, smallDataset(2));
    second.dispose();
  }
  expect(memory().numTensors).toBe(start);
});

test("frozen layers stay frozen, and the new model trains as a compiled program", async () => {
  const model = buildCnn(small);
  freeze(model, "conv2d");
  const other = replaceHead(model, 4, { optimizer: "momentum", learningRate: 0.05 });
  expect(other.getLayer("conv2d").trainable).toBe(false);
  expect(other.trainableWeights).toHaveLength(4);
  const { history } = await train(other, smallDataset(80, [8, 8, 1], 4), { batchSize: 8, epochs: 40 });
  expect(history.accuracy.at(-1)).toBeGreaterThan(0.8);
  expect(accelerationOf(other)).toBeDefined();
  for (const one of [model, other]) one.dispose();
});

describe("other models", () => {
  test("a functional one", () => {
    const model = tinyNetwork("functional");
    const other = replaceHead(model, 7);
    expect(weightsOf(other, "conv")).toEqual(weightsOf(model, "conv"));
    expect(other.outputs[0]!.shape).toEqual([null, 7]);
    for (const one of [model, other]) one.dispose();
  });

  test("one whose softmax is a layer, and that branches", async () => {
    const image = input({ shape: [8, 8, 1] });
    const flat = layers.flatten().apply(image) as never;
    const sides = ["left", "right"].map((name) => layers.dense({ units: 4, name }).apply(flat));
    const scores = layers.dense({ units: 3, name: "head" }).apply(layers.add().apply(sides as never) as never);
    const model = functional({ inputs: image, outputs: layers.softmax().apply(scores as never) as never });
    const other = replaceHead(model, 5);
    for (const name of ["left", "right"]) expect(weightsOf(other, name)).toEqual(weightsOf(model, name));
    expect((await predict(other, smallDataset(3))).shape).toEqual([3, 5]);
    for (const one of [model, other]) one.dispose();
  });

  test("one without a dense end is a typed error, as are bad options; nothing has been created", () => {
    const model = buildCnn(small);
    const pooled = sequential({
      layers: [
        layers.conv2d({ filters: 3, kernelSize: 3, inputShape: [8, 8, 1] }),
        layers.globalAveragePooling2d({ dataFormat: "channelsLast" }),
        layers.activation({ activation: "softmax" }),
      ],
    });
    const before = memory().numTensors;
    expect(() => replaceHead(pooled, 5)).toThrow(
      expect.objectContaining({
        code: "UNSUPPORTED_MODEL",
        message: expect.stringContaining("GlobalAveragePooling2D"),
      }),
    );
    for (const [classes, options] of [
      [1, {}],
      [2.5, {}],
      [3, { from: "nothing" }],
      [3, { optimizer: "adamant" as never }],
      [3, { learningRate: 0 }],
      [3, { seed: 0.5 }],
    ] as const) {
      expect(() => replaceHead(model, classes, options)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    }
    expect(memory().numTensors).toBe(before);
    for (const one of [model, pooled]) one.dispose();
  });
});
