import { dispose } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { useWasm } from "../testing/use-backends.js";
import { createBatchFeeder } from "./batch-feeder.js";

beforeAll(useWasm);

test("every byte becomes the float32 nearest to byte / 255", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const images = createBatchFeeder([16, 16, 1], 1).images(bytes, 1);
  expect(images.shape).toEqual([1, 16, 16, 1]);
  expect([...images.dataSync()]).toEqual([...bytes].map((byte) => Math.fround(byte / 255)));
  images.dispose();
});

test("a smaller batch after a full one holds its own images only", () => {
  const feeder = createBatchFeeder([1, 2, 1], 2);
  feeder.images(Uint8Array.of(255, 255, 255, 255), 2).dispose();
  const images = feeder.images(Uint8Array.of(0, 255), 1);
  const labels = feeder.labels(Uint8Array.of(7));
  expect([images.shape, [...images.dataSync()]]).toEqual([
    [1, 1, 2, 1],
    [0, 1],
  ]);
  expect([labels.shape, labels.dtype, [...labels.dataSync()]]).toEqual([[1, 1], "float32", [7]]);
  dispose([images, labels]);
});
