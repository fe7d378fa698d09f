import { add, memory, mul, oneHot, reshape, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smoothNetworks } from "../testing/network-cases.js";
import { smallDataset } from "../testing/small-dataset.js";
import { tinyImage, tinyNetwork } from "../testing/tiny-network.js";
import { useWasm } from "../testing/use-backends.js";
import { featureMaps } from "./feature-maps.js";
import { gradCam } from "./grad-cam.js";
import { classScores } from "./gradients/class-scores.js";

beforeAll(useWasm);

describe.each(["sequential", "functional"] as const)("the map by hand, %s", (kind) => {
  test("of both classes", async () => {
    const model = tinyNetwork(kind);
    const before = memory().numTensors;
    // ∂ class 0 / ∂ map 0 is 1 everywhere, so α₀ = 1; map 1 does not count: the result is map 0.
    const zero = await gradCam(model, tinyImage, { classIndex: 0 });
    expect(zero).toMatchObject({ layer: "conv", classIndex: 0, shape: [3, 3] });
    expect(zero.map.shape).toEqual([2, 2]);
    const expected = [1, 0, 0, 0.2];
    zero.map.values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 6);
    });
    // ∂ class 1 / ∂ map 1 is 2 at one of four places, so α₁ = 0.5; map 1 is [0.3, 0.5; 0.5, 0].
    const one = await gradCam(model, tinyImage);
    expect(one.classIndex).toBe(1);
    const half = [0.15, 0.25, 0.25, 0];
    one.map.values.forEach((value, i) => {
      expect(value).toBeCloseTo(half[i]!, 6);
    });
    // Scaled to 3×3: the corners are the map's own values, the middle is the mean of all four.
    expect(one.values[0]).toBeCloseTo(0.15, 6);
    expect(one.values[2]).toBeCloseTo(0.25, 6);
    expect(one.values[8]).toBeCloseTo(0, 6);
    expect(one.values[4]).toBeCloseTo(0.1625, 6);
    expect(memory().numTensors).toBe(before);
    model.dispose();
  });
});

test.each(Object.entries(smoothNetworks))("maps of any layer agree with finite differences: %s", async (_, build) => {
  const model = build();
  const { images } = smallDataset(1, [8, 8, 2]);
  const maps = await featureMaps(model, images);
  const before = memory().numTensors;
  for (const { layer, shape, values } of maps) {
    const cam = await gradCam(model, images, { layer, classIndex: 1 });
    expect(cam.map.shape).toEqual(shape.slice(1));
    expect(cam.values).toHaveLength(64);
    const [channels, height, width] = shape;
    const size = height * width;
    const alphas = Array.from({ length: channels }, (_, k) => slope(model, images, layer, k, channels) / size);
    const weighed = (place: number) => alphas.reduce((sum, alpha, k) => sum + alpha * values[k * size + place]!, 0);
    const slow = Array.from({ length: size }, (_, place) => weighed(place));
    const largest = Math.max(...slow.map(Math.abs));
    slow.forEach((value, place) => {
      expect(Math.abs(cam.map.values[place]! - Math.max(0, value))).toBeLessThan(0.01 * largest);
    });
  }
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

/** How fast the score of class 1 grows when a whole map does: a central difference. */
function slope(model: LayersModel, image: Uint8Array, layerName: string, channel: number, channels: number): number {
  const h = 2 ** -6;
  const pixels = Float32Array.from(image, (byte) => byte / 255);
  const scoreAt = (shift: number): number =>
    tidy(() => {
      const moved = mul(reshape(oneHot([channel], channels), [1, 1, 1, channels]), shift);
      const scores = classScores(model, tensor(pixels, [1, 8, 8, 2]), (layer, output) =>
        layer.name === layerName ? add(output, moved) : output,
      );
      return scores.dataSync()[1]!;
    });
  return (scoreAt(h) - scoreAt(-h)) / (2 * h);
}

test("the layer is by default the last convolution with its activation, not the pooling after it", async () => {
  const { images } = smallDataset(1);
  for (const [batchNorm, layer] of [
    [false, "conv2d_1"],
    [true, "activation_1"],
  ] as const) {
    const model = buildCnn({ inputShape: [8, 8, 1], filters: [2, 3], kernelSize: 2, classes: 3, batchNorm });
    expect((await gradCam(model, images)).layer).toBe(layer);
    const before = memory().numTensors;
    await expect(gradCam(model, images, { layer: "dense" })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining('found "dense" in [conv2d,'),
    });
    expect(memory().numTensors).toBe(before);
    model.dispose();
  }
});
