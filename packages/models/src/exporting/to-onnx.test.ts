import { memory, randomUniform, type Tensor, transpose } from "@tensorflow/tfjs-core";
import {
  model as functional,
  input,
  type LayersModel,
  layers,
  type SymbolicTensor,
  sequential,
} from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { env, InferenceSession, Tensor as OrtTensor } from "onnxruntime-web";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { activations } from "../building/plan/layer-spec.js";
import { deriveSeed } from "../derive-seed.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { type ToOnnxOptions, toOnnx } from "./to-onnx.js";

beforeAll(async () => {
  env.wasm.numThreads = 1;
  await useWasm();
});

/** What onnxruntime-web says of a batch. */
async function runOnnx(onnx: Uint8Array, images: Float32Array, shape: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(onnx, { executionProviders: ["wasm"] });
  expect([session.inputNames, session.outputNames]).toEqual([["input"], ["output"]]);
  const { output } = await session.run({ input: new OrtTensor("float32", images, [...shape]) });
  const values = Float32Array.from(output!.data as Float32Array);
  await session.release();
  return values;
}

/** Weights that leave nothing at its default: biases, moving means and variances, too. */
function randomizeWeights(model: LayersModel, seed: number): void {
  const weights = model.weights.map(({ shape, originalName }, i) => {
    const [low, high] = originalName.includes("variance") ? [0.5, 1.5] : [-0.5, 0.5];
    return randomUniform(shape as number[], low, high, "float32", deriveSeed(seed, i));
  });
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
}

/** Fails unless onnxruntime-web's outputs are those of TensorFlow.js. */
async function expectSame(model: LayersModel, batch = 2, options: ToOnnxOptions = {}): Promise<void> {
  const shape = [batch, ...(model.inputs[0]!.shape.slice(1) as number[])];
  const images = randomUniform(shape, 0, 1, "float32", 11);
  const output = model.predict(images) as Tensor;
  const before = memory().numTensors;
  const onnx = await toOnnx(model, options);
  expect(memory().numTensors).toBe(before);
  const isMoved = options.dataFormat === "channelsFirst";
  const given = isMoved ? transpose(images, [0, 3, 1, 2]) : images;
  const found = await runOnnx(onnx, (await given.data()) as Float32Array, given.shape);
  const expected = await output.data();
  expect(found).toHaveLength(expected.length);
  const errors = Array.from(expected, (value, i) => Math.abs(value - found[i]!) / (1 + Math.abs(value)));
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-5);
  if (isMoved) given.dispose();
  images.dispose();
  output.dispose();
}

test("the lab sheet's network, trained, says the same of every image in onnxruntime-web", async () => {
  const model = buildCnn({ inputShape: [12, 12, 1], classes: 3 });
  const data = smallDataset(40, [12, 12, 1]);
  await train(model, data, { batchSize: 8, epochs: 2 });
  const { probabilities } = await predict(model, data);
  const images = Float32Array.from(data.images, (byte) => byte / 255);
  const found = await runOnnx(await toOnnx(model), images, [40, 12, 12, 1]);
  const errors = Array.from(probabilities, (value, i) => Math.abs(value - found[i]!));
  expect(Math.max(...errors)).toBeLessThanOrEqual(1e-5);
  model.dispose();
});

const upTo = (max: number) => fc.integer({ min: 1, max });
const padding = fc.constantFrom("valid" as const, "same" as const);
const activation = fc.constantFrom(...activations, "softsign" as const, "hardSigmoid" as const, "mish" as const);
const pair = (max: number) => fc.tuple(upTo(max), upTo(max));
const useBias = fc.boolean();

/** A layer for images, drawn at random. */
const imageLayer: fc.Arbitrary<() => layers.Layer> = fc.oneof(
  fc
    .record({ filters: upTo(4), kernelSize: pair(4), strides: pair(3), padding, activation, useBias })
    .map((config) => () => layers.conv2d(config)),
  fc
    .record({ filters: upTo(3), kernelSize: upTo(3), dilationRate: upTo(2), padding, useBias })
    .map((config) => () => layers.conv2d(config)),
  fc
    .record({ kernelSize: pair(3), strides: upTo(2), depthMultiplier: upTo(2), padding, activation, useBias })
    .map((config) => () => layers.depthwiseConv2d(config)),
  fc
    .record({
      filters: upTo(4),
      kernelSize: pair(3),
      strides: upTo(2),
      depthMultiplier: upTo(2),
      padding,
      activation,
      useBias,
    })
    .map((config) => () => layers.separableConv2d(config)),
  fc.record({ poolSize: pair(3), strides: pair(3), padding }).map((config) => () => layers.maxPooling2d(config)),
  fc.record({ poolSize: pair(3), strides: pair(3), padding }).map((config) => () => layers.averagePooling2d(config)),
  fc
    .record({ scale: fc.boolean(), center: fc.boolean(), epsilon: fc.constantFrom(1e-3, 0.1) })
    .map((config) => () => layers.batchNormalization(config)),
  fc.constantFrom(
    () => layers.dropout({ rate: 0.5 }),
    () => layers.activation({ activation: "softmax" }),
    () => layers.softmax({ axis: -1 }), // the default is 1, which TensorFlow.js cannot compute for images
    () => layers.reLU({ maxValue: 0.3 }),
    () => layers.reLU(),
    () => layers.leakyReLU({ alpha: 0.2 }),
    () => layers.elu(),
    () => layers.prelu({ alphaInitializer: "randomUniform" }),
    () => layers.dense({ units: 3, activation: "tanh" }),
  ),
);

/** What makes a vector of an image. */
const bridge: fc.Arbitrary<() => layers.Layer> = fc.constantFrom(
  () => layers.flatten(),
  () => layers.flatten(),
  () => layers.globalAveragePooling2d({}),
  () => layers.globalMaxPooling2d({}),
);

const vectorLayer: fc.Arbitrary<() => layers.Layer> = fc.oneof(
  fc.record({ units: upTo(5), activation, useBias }).map((config) => () => layers.dense(config)),
  fc.constantFrom(
    () => layers.batchNormalization(),
    () => layers.dropout({ rate: 0.5 }),
    () => layers.activation({ activation: "sigmoid" }),
    () => layers.activation({ activation: "logSoftmax" as never }),
    () => layers.prelu(),
  ),
);

/** Adds a layer if it fits: windows that are larger than the image do not. */
function addIfItFits(network: LayersModel & { add(layer: layers.Layer): void }, layer: layers.Layer): void {
  const [, height, width] = network.outputs[0]!.shape;
  const { padding, poolSize, kernelSize, dilationRate = 1 } = layer.getConfig() as Record<string, never>;
  const window: number[] = poolSize ?? kernelSize ?? [];
  const reach = window.map((size) => (size - 1) * ([dilationRate].flat()[0] as number) + 1);
  if (padding === "valid" && (reach[0]! > height! || reach[1]! > width!)) return;
  network.add(layer);
}

test("any chain of layers says the same in onnxruntime-web, for images in either order", async () => {
  const network = fc.record({
    inputShape: fc.tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 4, max: 9 }), upTo(3)),
    images: fc.array(imageLayer, { minLength: 1, maxLength: 5 }),
    bridge: fc.option(bridge, { freq: 5 }),
    vectors: fc.array(vectorLayer, { maxLength: 3 }),
    batch: upTo(3),
    dataFormat: fc.constantFrom("channelsLast" as const, "channelsFirst" as const),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(network, async ({ inputShape, images, bridge, vectors, batch, dataFormat, seed }) => {
      const model = sequential({ layers: [layers.inputLayer({ inputShape })] });
      for (const make of images) addIfItFits(model, make());
      if (bridge) for (const make of [bridge, ...vectors]) model.add(make());
      randomizeWeights(model, seed);
      await expectSame(model, batch, { dataFormat });
      model.dispose();
    }),
    { seed: 4, numRuns: 150 },
  );
}, 120_000);

describe("networks that are no chains", () => {
  const convolution = (filters: number, x: SymbolicTensor) =>
    layers.conv2d({ filters, kernelSize: 3, padding: "same", activation: "relu" }).apply(x) as SymbolicTensor;

  test("a residual network: Add of what went around", async () => {
    const x = input({ shape: [7, 6, 2] });
    const first = convolution(4, x);
    const second = layers.batchNormalization().apply(convolution(4, first)) as SymbolicTensor;
    const sum = layers.add().apply([first, second]) as SymbolicTensor;
    const pooled = layers.globalAveragePooling2d({}).apply(layers.reLU().apply(sum) as SymbolicTensor);
    const y = layers.dense({ units: 3, activation: "softmax" }).apply(pooled) as SymbolicTensor;
    const model = functional({ inputs: x, outputs: y });
    randomizeWeights(model, 3);
    await expectSame(model);
    await expectSame(model, 1, { dataFormat: "channelsFirst" });
    model.dispose();
  });

  test.each([
    ["add", () => layers.add()],
    ["multiply", () => layers.multiply()],
    ["maximum", () => layers.maximum()],
    ["minimum", () => layers.minimum()],
    ["concatenate", () => layers.concatenate()],
  ] as const)("%s of three branches, one of them the input, then a flattening", async (_, merge) => {
    const x = input({ shape: [5, 4, 3] });
    const merged = merge().apply([x, convolution(3, x), convolution(3, x)]) as SymbolicTensor;
    const y = layers.dense({ units: 2 }).apply(layers.flatten().apply(merged)) as SymbolicTensor;
    const model = functional({ inputs: x, outputs: y });
    randomizeWeights(model, 5);
    await expectSame(model);
    model.dispose();
  });

  test("a model within a model, and a layer that is used twice", async () => {
    const within = sequential({
      layers: [layers.conv2d({ filters: 2, kernelSize: 3, padding: "same", inputShape: [6, 6, 2] })],
    });
    const x = input({ shape: [6, 6, 2] });
    const shared = layers.depthwiseConv2d({ kernelSize: 3, padding: "same" });
    const twice = shared.apply(shared.apply(within.apply(x) as SymbolicTensor) as SymbolicTensor) as SymbolicTensor;
    const model = functional({ inputs: x, outputs: within.apply(twice) as SymbolicTensor });
    randomizeWeights(model, 6);
    await expectSame(model);
    model.dispose();
  });
});

test("vectors become images by Reshape, and images vectors", async () => {
  const model = sequential({
    layers: [
      layers.reshape({ targetShape: [4, 3, 2], inputShape: [24] }),
      layers.conv2d({ filters: 3, kernelSize: 2 }),
      layers.reshape({ targetShape: [9, 2] }),
      layers.dense({ units: 4 }),
      layers.flatten(),
    ],
  });
  randomizeWeights(model, 8);
  await expectSame(model, 3);
  model.dispose();
});

test("a model that does nothing is written, too", async () => {
  const model = sequential({ layers: [layers.dropout({ rate: 0.5, inputShape: [3] })] });
  await expectSame(model);
  model.dispose();
});

test("images of any size, if the network takes them", async () => {
  const model = sequential({
    layers: [
      layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, padding: "same", inputShape: [null, null, 1] }),
      layers.globalMaxPooling2d({}),
    ],
  });
  randomizeWeights(model, 9);
  const onnx = await toOnnx(model);
  for (const shape of [
    [1, 7, 8, 1],
    [2, 10, 5, 1],
  ] as [number, number, number, number][]) {
    const images = randomUniform(shape, 0, 1, "float32", 1);
    const output = model.predict(images) as Tensor;
    const found = await runOnnx(onnx, (await images.data()) as Float32Array, shape);
    const expected = await output.data();
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 5);
    images.dispose();
    output.dispose();
  }
  model.dispose();
});

describe("what is not written is a typed error that names the layer", () => {
  const image = [6, 6, 2];
  test.each([
    [
      "a convolution of one dimension",
      () => layers.conv1d({ filters: 2, kernelSize: 2, inputShape: [3, 2], name: "culprit" }),
    ],
    [
      "channels first",
      () =>
        layers.conv2d({ filters: 1, kernelSize: 1, dataFormat: "channelsFirst", inputShape: image, name: "culprit" }),
    ],
    [
      "channels first in a pooling",
      () => layers.globalMaxPooling2d({ dataFormat: "channelsFirst", inputShape: image, name: "culprit" } as never),
    ],
    [
      "another activation",
      () => layers.dense({ units: 2, activation: "gelu" as never, inputShape: [2], name: "culprit" }),
    ],
    ["a normalisation along rows", () => layers.batchNormalization({ axis: 1, inputShape: image, name: "culprit" })],
    ["a softmax along rows", () => layers.softmax({ axis: 1, inputShape: image, name: "culprit" })],
    [
      "a dilated depthwise convolution",
      () => layers.depthwiseConv2d({ kernelSize: 2, dilationRate: 2, inputShape: image, name: "culprit" } as never),
    ],
  ])("%s", async (_, make) => {
    const model = sequential({ layers: [make()] });
    await expect(toOnnx(model)).rejects.toMatchObject({
      code: "UNSUPPORTED_MODEL",
      message: expect.stringContaining('"culprit'),
    });
    model.dispose();
  });

  test("several inputs, and a format that there is not", async () => {
    const [a, b] = [input({ shape: [2] }), input({ shape: [2] })];
    const model = functional({ inputs: [a, b], outputs: layers.add().apply([a, b]) as SymbolicTensor });
    await expect(toOnnx(model)).rejects.toMatchObject({ code: "UNSUPPORTED_MODEL" });
    const small = buildCnn({ inputShape: [8, 8, 1], filters: [2] });
    await expect(toOnnx(small, { dataFormat: "NCHW" as never })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    small.dispose();
  });
});
