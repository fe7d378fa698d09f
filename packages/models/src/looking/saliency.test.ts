import { memory, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smoothNetworks } from "../testing/network-cases.js";
import { smallDataset } from "../testing/small-dataset.js";
import { tinyImage, tinyNetwork } from "../testing/tiny-network.js";
import { useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import { classScores } from "./gradients/class-scores.js";
import { saliency } from "./saliency.js";

beforeAll(useWasm);

describe.each(["sequential", "functional"] as const)("the gradient by hand, %s", (kind) => {
  test("of both classes", async () => {
    const model = tinyNetwork(kind);
    const before = memory().numTensors;
    // Map 0 is [1, 0; 0, 0.2]: the ReLU passes gradients where it is above 0, so only those two pixels matter.
    const zero = await saliency(model, tinyImage, { classIndex: 0 });
    expect(zero).toMatchObject({ classIndex: 0, shape: [3, 3] });
    expect(zero.score).toBeCloseTo(1.2, 6);
    expect([...zero.values]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0]);
    // Class 1: 2 · (0.5 − the middle pixel, 0.2) + 1 = 1.6; the larger, so the one that is explained.
    const one = await saliency(model, tinyImage);
    expect(one.classIndex).toBe(1);
    expect(one.score).toBeCloseTo(1.6, 6);
    expect([...one.values]).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0]);
    expect(memory().numTensors).toBe(before);
    model.dispose();
  });
});

test.each(Object.entries(smoothNetworks))("finite differences agree: %s", async (_, build) => {
  const model = build();
  const image = smallDataset(1, [8, 8, 2]).images;
  for (const classIndex of [0, 2]) {
    const { values, score } = await saliency(model, image, { classIndex });
    const slow = differences(model, image, classIndex);
    expect(score).toBeCloseTo(slow.score, 5);
    const largest = Math.max(...values);
    expect(largest).toBeGreaterThan(0);
    values.forEach((value, i) => {
      expect(Math.abs(value - slow.values[i]!)).toBeLessThan(0.01 * largest);
    });
  }
  model.dispose();
});

/** Each pixel's effect on a score, by moving it up and down: all images at once. */
function differences(model: LayersModel, image: Uint8Array, classIndex: number) {
  const h = 2 ** -6;
  const pixels = Float32Array.from(image, (byte) => byte / 255);
  const rows = [pixels];
  pixels.forEach((_, i) => {
    for (const sign of [1, -1]) {
      const moved = pixels.slice();
      moved[i]! += sign * h;
      rows.push(moved);
    }
  });
  const flat = Float32Array.from(rows.flatMap((row) => [...row]));
  const scores = tidy(
    () => (classScores(model, tensor(flat, [rows.length, 8, 8, 2])) as Tensor).arraySync() as number[][],
  );
  const of = (row: number): number => scores[row]![classIndex]!;
  const slopes = Array.from(pixels, (_, i) => Math.abs(of(1 + 2 * i) - of(2 + 2 * i)) / (2 * h));
  return { score: of(0), values: Array.from({ length: 64 }, (_, i) => Math.max(slopes[2 * i]!, slopes[2 * i + 1]!)) };
}

test("after training it points to the bright row, which is what the images differ in", async () => {
  const data = smallDataset(120);
  const model = buildCnn({ inputShape: [8, 8, 1], filters: [6], classes: 3, denseUnits: 16, learningRate: 0.01 });
  await train(model, data, { epochs: 12, batchSize: 16, seed: 1 });
  const before = memory().numTensors;
  const rows = new Float64Array(8);
  for (let i = 0; i < 20; i++) {
    const { values } = await saliency(model, data.at(i).image);
    values.forEach((value, pixel) => {
      rows[Math.floor(pixel / 8)]! += value;
    });
  }
  // Labels are the numbers of rows 0 to 2; a kernel of 3×3 and pooling reach down to row 5.
  expect(rows[0]! + rows[1]! + rows[2]!).toBeGreaterThan(3 * (rows[5]! + rows[6]! + rows[7]!));
  expect(memory().numTensors).toBe(before);
  model.dispose();
});

test("bad input gets a typed error and leaves no tensor", async () => {
  const model = tinyNetwork();
  const before = memory().numTensors;
  await expect(saliency(model, tinyImage, { classIndex: 2 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  await expect(saliency(model, new Uint8Array(18))).rejects.toMatchObject({ code: "SHAPE_MISMATCH" });
  await expect(saliency(model, [1, 2] as never)).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "[models] image must be a Uint8Array of pixels, found Array.",
  });
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
