import { type Tensor, tensor } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { useWasm } from "../testing/use-backends.js";
import { createDropoutSeeds } from "./dropout-seeds.js";

beforeAll(useWasm);

test("masks differ between steps, layers and run seeds, and come again with the same seed and step", () => {
  const dropouts = [layers.dropout({ rate: 0.5, inputShape: [64] }), layers.dropout({ rate: 0.5, seed: 5 })];
  const model = sequential({ layers: dropouts });
  const input = tensor(new Float32Array(64).fill(1), [1, 64]);
  const mask = (seed: number, step: number, layer: number): string => {
    createDropoutSeeds(model, seed).set(step);
    const output = dropouts[layer]!.apply(input, { training: true }) as Tensor;
    const bits = [...output.dataSync()].map((value) => (value > 0 ? 1 : 0)).join("");
    output.dispose();
    return bits;
  };
  const first = mask(7, 0, 0);
  const others = [mask(7, 1, 0), mask(7, 0, 1), mask(8, 0, 0)];
  expect(new Set([first, ...others]).size).toBe(4);
  expect(mask(7, 0, 0)).toBe(first);
  input.dispose();
});

test("restoring gives each layer back the seed that it had", () => {
  const inner = sequential({ layers: [layers.dropout({ rate: 0.5, seed: 3, inputShape: [2] })] });
  const model = sequential({ layers: [inner, layers.dropout({ rate: 0.5 })] });
  const seeds = () => [inner.layers[0], model.layers[1]].map((layer) => (layer as unknown as { seed?: number }).seed);
  const dropout = createDropoutSeeds(model, 1);
  dropout.set(4);
  expect(seeds().every((seed) => seed !== 3 && seed !== undefined)).toBe(true);
  dropout.restore();
  expect(seeds()).toEqual([3, undefined]);
});
