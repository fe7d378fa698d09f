import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { tinyImage, tinyNetwork } from "../testing/tiny-network.js";
import { useCpu, useWasm } from "../testing/use-backends.js";
import { featureMaps } from "./feature-maps.js";
import { filters } from "./filters.js";

beforeAll(useWasm);

test("the maps of a network by hand lie one after the other", async () => {
  const model = tinyNetwork();
  const before = memory().numTensors;
  const maps = await featureMaps(model, tinyImage);
  expect(maps.map(({ layer, kind, shape }) => ({ layer, kind, shape }))).toEqual([
    { layer: "conv", kind: "Conv2D", shape: [2, 2, 2] },
  ]);
  const expected = [1, 0, 0, 0.2, 0.3, 0.5, 0.5, 0];
  maps[0]!.values.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 6);
  });
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("the lab sheet's network has four layers of maps, the same on the reference backend", async () => {
  const image = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const read = async () => {
    const model = buildCnn({ seed: 3 });
    const maps = await featureMaps(model, image);
    model.dispose();
    return maps;
  };
  const ours = await read();
  expect(ours.map(({ layer, shape }) => `${layer} ${shape.join("×")}`)).toEqual([
    "conv2d 8×26×26",
    "max_pooling2d 8×13×13",
    "conv2d_1 16×11×11",
    "max_pooling2d_1 16×5×5",
  ]);
  await useCpu();
  const theirs = await read();
  await useWasm();
  ours.forEach(({ values }, i) => {
    expect(values.every((value, j) => Math.abs(value - theirs[i]!.values[j]!) < 1e-5)).toBe(true);
  });
});

test("filters are the kernels, each in one piece, and copies", async () => {
  const model = tinyNetwork();
  const before = memory().numTensors;
  const found = await filters(model);
  expect(found).toEqual([
    {
      layer: "conv",
      shape: [2, 1, 2, 2],
      values: Float32Array.of(1, 0, 0, 0, 0, 0, 0, -1),
      biases: Float32Array.of(0, 0.5),
    },
  ]);
  expect(memory().numTensors).toBe(before);
  found[0]!.values.fill(9);
  found[0]!.biases!.fill(9);
  expect((await filters(model))[0]!.values[0]).toBe(1);
  expect((await filters(model))[0]!.biases![0]).toBe(0);
  model.dispose();
  const normed = buildCnn({ batchNorm: true });
  expect((await filters(normed)).map(({ shape, biases }) => [shape, biases])).toEqual([
    [[8, 1, 3, 3], undefined],
    [[16, 8, 3, 3], undefined],
  ]);
  normed.dispose();
});
